"""Bodies: what pydantic finds wrong with them, in the order of the body and with the codes of the API."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from service_runtime import errors
from service_runtime.errors import ErrorDetail, ServiceError
from service_runtime.json_text import Json, Object, kind
from service_runtime.rules import Violation

T = TypeVar("T")

_END = 2**62


def body_config(names: Mapping[str, str] | None = None) -> ConfigDict:
    """How bodies are read: nothing unknown, and members by their names on the wire.

    `names` has those that are spelled differently in code.
    """
    wire = dict(names or {})
    return ConfigDict(
        extra="forbid",
        alias_generator=lambda name: wire.get(name, name),
        validate_by_name=True,
        validate_by_alias=True,
        protected_namespaces=(),
    )


class Body(BaseModel):
    """The members of a body."""

    model_config = body_config()


class BodyReader(Generic[T]):
    """Turns bodies into values of a type, or says everything that is wrong with them."""

    def __init__(self, type_: type[T], *, read_only: Collection[str] = (), required: Sequence[str] = ()) -> None:
        self._adapter = TypeAdapter(type_)
        self._read_only = frozenset(read_only)
        self._required = required

    def read(self, body: Json, record: object = None, withheld: AbstractSet[str] = frozenset()) -> T:
        """The value of a body; `record` is what the body is about to change, `withheld` what its sender may not write."""
        if not isinstance(body, Object):
            message = f"must be an object, not {kind(body)}"
            raise errors.validation_failed([ErrorDetail("", "type", message)])
        failures: list[tuple[int, ErrorDetail]] = []
        value: T | None = None
        places = body.places or {name: place for place, name in enumerate(body)}
        refused = (self._read_only | withheld).intersection(body)
        failures += [
            (places[name], ErrorDetail(errors.member(name), "read_only", "cannot be written")) for name in refused
        ]
        writable = {name: value for name, value in body.items() if name not in refused} if refused else body
        try:
            value = self._adapter.validate_python(writable, context=record, by_alias=True, by_name=False)
        except ValidationError as error:
            for problem in error.errors(include_url=False, include_input=False):
                place = places.get(str(problem["loc"][0]), _END) if problem["type"] != "missing" else _END
                failures += [(place, detail) for detail in self._details(problem)]
        for place, name in body.repeated:
            failures.append((place, ErrorDetail(errors.member(name), "format", "must not be there twice")))
        for name in self._required:
            if name not in body and name not in withheld:
                failures.append((_END, ErrorDetail(errors.member(name), "required", "is required")))
        if failures or value is None:
            failures.sort(key=lambda failure: failure[0])
            raise errors.validation_failed([detail for _, detail in failures])
        return value

    def _details(self, problem: ErrorDetails) -> list[ErrorDetail]:
        pointer = ""
        for step in problem["loc"]:
            pointer = errors.member(str(step), pointer)
        match problem["type"]:
            case "refused":
                violations: Sequence[Violation] = problem.get("ctx", {})["violations"]
                return [ErrorDetail(pointer + wrong.path, wrong.code, wrong.message) for wrong in violations]
            case "missing":
                return [ErrorDetail(pointer, "required", "is required")]
            case "extra_forbidden":
                return [ErrorDetail(pointer, "unknown", "is not known here")]
            case other:
                raise ServiceError("internal", f"nothing is known of the problem {other}")


_NO_MEMBERS = BodyReader(Body)


def require_no_members(body: Json) -> None:
    """Refuses a body that says anything."""
    _NO_MEMBERS.read(body)


Document = dict[str, Any]
"""A record as an answer shows it."""
