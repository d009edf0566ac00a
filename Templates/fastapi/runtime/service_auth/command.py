"""`users` on the service's command line: who signs in, made and changed by who runs the service."""

import getpass
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TextIO

from service_auth import attempts
from service_auth.credentials import Authentication
from service_auth.principals import Principals
from service_runtime import json_text
from service_runtime.errors import ServiceError
from service_runtime.json_text import Json
from service_runtime.rules import BooleanRule, FloatRule, IntegerRule, JSONRule, ListRule, Rule

_WRITTEN_AS_JSON = (BooleanRule, FloatRule, IntegerRule, JSONRule, ListRule)


class UsersCommand:
    """`users add`, `users set-password`, `users set-role` and `users sign-out`."""

    word = "users"

    def __init__(
        self,
        authentication: Callable[[Any], Authentication[Any]],
        *,
        identifier: str,
        has_roles: bool,
        input: TextIO | None = None,
    ) -> None:
        self._authentication = authentication
        self._identifier = identifier
        self._has_roles = has_roles
        self._input = input or sys.stdin

    @property
    def usage(self) -> str:
        name = self._identifier
        lines = [
            f"  users add --{name} VALUE [--FIELD VALUE ...]\n                       make a user; reads the password\n"
        ]
        about = "give a user another password, and end all sessions"
        lines.append(f"  users set-password {name.upper()}\n                       {about}\n")
        if self._has_roles:
            lines.append(f"  users set-role {name.upper()} ROLE\n                       give a user another role\n")
        lines.append(f"  users sign-out {name.upper()}\n                       end all sessions of a user\n")
        return "".join(lines)

    def read(self, arguments: Sequence[str]) -> Callable[[Any], Awaitable[int]] | None:
        match list(arguments):
            case ["add", *rest] if (members := _options(rest)) is not None and _joined(self._identifier) in members:
                return lambda service: self._add(self._authentication(service), members)
            case ["set-password", identifier]:
                return lambda service: self._set_password(self._authentication(service), identifier)
            case ["set-role", identifier, role] if self._has_roles:
                return lambda service: self._set_role(self._authentication(service), identifier, role)
            case ["sign-out", identifier]:
                return lambda service: self._sign_out(self._authentication(service), identifier)
            case _:
                return None

    async def _add(self, auth: Authentication[Any], members: dict[str, tuple[str, str]]) -> int:
        principals = auth.principals
        names = {_joined(name): name for name in principals.members}
        unknown = [written for joined, (written, _) in members.items() if joined not in names]
        if unknown:
            return _fail(f"there is no --{unknown[0]}; there are --{', --'.join(principals.members)}")
        password = self._password()
        body = {
            names[joined]: _json(principals.members[names[joined]], value) for joined, (_, value) in members.items()
        }
        try:
            user = await principals.add(json_text.Object({**body, principals.password: password}))
        except ServiceError as error:
            return _fail(*_problems(error))
        print(principals.key(user))
        return 0

    async def _set_password(self, auth: Authentication[Any], identifier: str) -> int:
        principals = auth.principals
        password = self._password()
        if violations := principals.password_rule.violations(password):
            return _fail(*(f"{principals.password} {violation.message}" for violation in violations))
        hash = await auth.passwords.hash(password)
        count = 0
        async with auth.database.write() as transaction:
            stored = await _found(principals, transaction, identifier)
            if stored is not None:
                await principals.set_password(transaction, stored.key, hash)
                await auth.attempts.forget(transaction, attempts.signing_in(principals.identifier_rule, identifier))
                await auth.attempts.forget(transaction, attempts.changing(stored.key))
                count = await auth.sessions.end_all(transaction, stored.key)
        return _fail(f"nobody is {identifier}") if stored is None else _told(count)

    async def _set_role(self, auth: Authentication[Any], identifier: str, role: str) -> int:
        principals = auth.principals
        if role not in principals.roles:
            return _fail(f"there is no role {role}; there are {', '.join(principals.roles)}")
        async with auth.database.write() as transaction:
            stored = await _found(principals, transaction, identifier)
            if stored is not None:
                await principals.set_role(transaction, stored.key, role)
        return 0 if stored is not None else _fail(f"nobody is {identifier}")

    async def _sign_out(self, auth: Authentication[Any], identifier: str) -> int:
        async with auth.database.write() as transaction:
            stored = await _found(auth.principals, transaction, identifier)
            count = 0 if stored is None else await auth.sessions.end_all(transaction, stored.key)
        return _fail(f"nobody is {identifier}") if stored is None else _told(count)

    def _password(self) -> str:
        if self._input.isatty():
            return getpass.getpass("Password: ")
        return self._input.readline().removesuffix("\n").removesuffix("\r")


async def _found(principals: Principals[Any], transaction: Any, identifier: str) -> Any:
    value = principals.identifier_rule.read_text(identifier)
    return None if value is None else await principals.find(transaction, value)


def _options(arguments: Sequence[str]) -> dict[str, tuple[str, str]] | None:
    """What `--name value` and `--name=value` say, with how each name is written; nothing when they say it twice, or
    something else.
    """
    found: dict[str, tuple[str, str]] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not equals and not rest):
            return None
        joined = _joined(name[2:])
        if joined in found:
            return None
        found[joined] = (name[2:], value if equals else rest.pop(0))
    return found


def _joined(name: str) -> str:
    """A name without what joins its words: `created-at`, `created_at` and `createdAt` are one."""
    return name.replace("-", "").replace("_", "").lower()


def _json(rule: Rule[Any], text: str) -> Json:
    """A value as a body has it: what is no text there is written as JSON."""
    if not isinstance(rule, _WRITTEN_AS_JSON):
        return text
    try:
        return json_text.parse(text.encode())
    except ValueError:
        return text


def _problems(error: ServiceError) -> list[str]:
    return [f"{detail.place[1:]} {detail.message}" for detail in error.details] or [error.message]


def _told(count: int) -> int:
    print(f"ended {count} {'session' if count == 1 else 'sessions'}")
    return 0


def _fail(*lines: str) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return 1
