"""Who may do what: rules over the caller and the record, simplified for their caller before any record is read.

A rule that reads records ends as a condition of SQL, so that a list is never filtered after the fact.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from fastapi import Request

from service_runtime import errors
from service_runtime.callers import CALLER, Caller, Judge
from service_runtime.rules import SQLValue
from service_runtime.scopes import EVERYTHING, NOTHING, PolicyScope

P = TypeVar("P")


class Policy(ABC, Generic[P]):
    """A rule that says for each caller which records it holds for."""

    def scope(self, user: P | None) -> PolicyScope:
        """What is left of the rule once it is known who asks: whatever asks a rule asks here."""
        return self.judge(user)

    @abstractmethod
    def judge(self, user: P | None) -> PolicyScope:
        """What the rule says of somebody."""

    def admits(self, user: P | None) -> bool:
        """Whether it holds for any record at all."""
        return not self.scope(user).is_nothing


class Always(Policy[Any]):
    """`anyone`."""

    def judge(self, user: object) -> PolicyScope:
        return EVERYTHING


class Never(Policy[Any]):
    """`never`."""

    def judge(self, user: object) -> PolicyScope:
        return NOTHING


class Authenticated(Policy[Any]):
    """`authenticated`."""

    def judge(self, user: object) -> PolicyScope:
        return NOTHING if user is None else EVERYTHING


class HasRole(Policy[P]):
    """`role(…)`."""

    def __init__(self, role: Callable[[P], object], *roles: object) -> None:
        self._role = role
        self._roles = roles

    def judge(self, user: P | None) -> PolicyScope:
        return EVERYTHING if user is not None and self._role(user) in self._roles else NOTHING


class IfCaller(Policy[P]):
    """What reads the caller alone; false while nobody has signed in."""

    def __init__(self, holds: Callable[[P], bool]) -> None:
        self._holds = holds

    def judge(self, user: P | None) -> PolicyScope:
        return EVERYTHING if user is not None and self._holds(user) else NOTHING


class IfRecord(Policy[P]):
    """What reads the record, as a condition of SQL that binds values of the caller in the order of its places.

    One that binds any is false while nobody has signed in.
    """

    def __init__(self, condition: str, *values: Callable[[P], SQLValue]) -> None:
        self._condition = condition
        self._values = values

    def judge(self, user: P | None) -> PolicyScope:
        if not self._values:
            return PolicyScope(self._condition)
        if user is None:
            return NOTHING
        return PolicyScope(self._condition, [value(user) for value in self._values])


class Not(Policy[P]):
    """`not`."""

    def __init__(self, policy: Policy[P]) -> None:
        self._policy = policy

    def judge(self, user: P | None) -> PolicyScope:
        scope = self._policy.judge(user)
        if scope.condition is None:
            return NOTHING
        return EVERYTHING if scope.is_nothing else PolicyScope(f"NOT ({scope.condition})", scope.values)


class AllOf(Policy[P]):
    """`and`."""

    def __init__(self, *policies: Policy[P]) -> None:
        self._policies = policies

    def judge(self, user: P | None) -> PolicyScope:
        scopes = [scope for policy in self._policies if not (scope := policy.judge(user)).is_everything]
        return NOTHING if any(scope.is_nothing for scope in scopes) else _joined(" AND ", scopes, EVERYTHING)


class AnyOf(Policy[P]):
    """`or`."""

    def __init__(self, *policies: Policy[P]) -> None:
        self._policies = policies

    def judge(self, user: P | None) -> PolicyScope:
        scopes = [scope for policy in self._policies if not (scope := policy.judge(user)).is_nothing]
        return EVERYTHING if any(scope.is_everything for scope in scopes) else _joined(" OR ", scopes, NOTHING)


def _joined(word: str, scopes: Sequence[PolicyScope], none: PolicyScope) -> PolicyScope:
    match scopes:
        case []:
            return none
        case [scope]:
            return scope
        case _:
            condition = word.join(f"({scope.condition})" for scope in scopes)
            return PolicyScope(condition, [value for scope in scopes for value in scope.values])


ALWAYS = Always()
NEVER = Never()
AUTHENTICATED = Authenticated()


class Gate(Judge, Generic[P]):
    """A dependency of endpoints: the caller, unless what they ask for is refused to them whatever the record."""

    def __init__(self, *policies: Policy[P]) -> None:
        self._policies = policies

    async def __call__(self, request: Request) -> P | None:
        user: P | None = caller_of(request)
        for policy in self._policies:
            if not policy.admits(user):
                raise refusal(user)
        return user


class SignedInGate(Gate[P]):
    """A gate that nobody passes without having signed in, whatever the rules are."""

    async def __call__(self, request: Request) -> P:
        user = await super().__call__(request)
        if user is None:
            raise errors.unauthenticated()
        return user


def caller_of(request: Request) -> Any:
    """The user who sent a request, if somebody has signed in."""
    caller: Caller[Any] | None = request.scope.get(CALLER)
    return None if caller is None else caller.user


def refusal(user: object) -> errors.ServiceError:
    """What somebody is told who may not do what they ask for."""
    return errors.unauthenticated() if user is None else errors.forbidden()


async def permit(policy: Policy[P], user: P | None, is_permitted: Callable[[PolicyScope], Awaitable[bool]]) -> None:
    """Refuses what the rule does not allow; for a rule that reads the record, the record as it is stored now is asked."""
    scope = policy.scope(user)
    if not scope.is_everything and (scope.is_nothing or not await is_permitted(scope)):
        raise refusal(user)


def withheld(writers: Mapping[str, Policy[P]], user: P | None) -> frozenset[str]:
    """The members that somebody may not write, of those that not everybody may."""
    return frozenset(name for name, policy in writers.items() if not policy.admits(user))
