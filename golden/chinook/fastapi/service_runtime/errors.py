"""Refusals, as a client sees them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

STATUSES: Mapping[str, int] = {
    "malformed_json": 400,
    "invalid_parameter": 400,
    "invalid_cursor": 400,
    "unauthenticated": 401,
    "forbidden": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "not_acceptable": 406,
    "conflict": 409,
    "stale": 412,
    "too_large": 413,
    "unsupported_media_type": 415,
    "validation_failed": 422,
    "rate_limited": 429,
    "internal": 500,
    "not_implemented": 501,
}


@dataclass(frozen=True, slots=True)
class ErrorDetail:
    """One thing that is wrong with a request: where, what by its code, and what in words."""

    place: str
    code: str
    message: str
    is_parameter: bool = False
    is_header: bool = False

    def document(self) -> dict[str, str]:
        kind = "header" if self.is_header else "parameter" if self.is_parameter else "field"
        return {kind: self.place, "code": self.code, "message": self.message}


@dataclass(slots=True)
class ServiceError(Exception):
    """A request that is refused. Hooks and actions raise it too, which undoes their transaction."""

    code: str
    message: str
    details: Sequence[ErrorDetail] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    id: str | None = None
    challenge: str | None = None
    """What else is said of credentials that were sent, as `WWW-Authenticate` has it."""

    @property
    def status(self) -> int:
        return STATUSES[self.code]

    def document(self) -> dict[str, Any]:
        error: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "details": [detail.document() for detail in self.details],
        }
        if self.id is not None:
            error["id"] = self.id
        return {"error": error}


def member(name: str, parent: str = "") -> str:
    """The pointer (RFC 6901) to a member of the object that another pointer leads to."""
    return f"{parent}/{name.replace('~', '~0').replace('/', '~1')}"


def not_found() -> ServiceError:
    return ServiceError("not_found", "There is nothing here.")


def malformed_json(reason: str) -> ServiceError:
    return ServiceError("malformed_json", f"The body is not valid JSON: {reason}.")


def validation_failed(details: Sequence[ErrorDetail]) -> ServiceError:
    """A body that breaks rules; every one of them is named."""
    return ServiceError("validation_failed", "The request is not valid.", details)


def invalid_parameters(details: Sequence[ErrorDetail]) -> ServiceError:
    return ServiceError("invalid_parameter", "The query is not valid.", details)


def invalid_header(name: str, message: str) -> ServiceError:
    detail = ErrorDetail(name, "format", message, is_header=True)
    return ServiceError("invalid_parameter", "A header is not valid.", [detail])


def key_reused() -> ServiceError:
    """A key of another request, which was answered already."""
    message = "belongs to a request with another body"
    return validation_failed([ErrorDetail("Idempotency-Key", "reused", message, is_header=True)])


def invalid_cursor() -> ServiceError:
    detail = ErrorDetail("cursor", "format", "must come from a page of the same list", is_parameter=True)
    return ServiceError("invalid_cursor", "The cursor does not belong to this list.", [detail])


def conflict(message: str, details: Sequence[ErrorDetail] = ()) -> ServiceError:
    """What the request asks for does not go together with the state of things."""
    return ServiceError("conflict", message, details)


def not_unique(pointers: Sequence[str]) -> ServiceError:
    message = "is taken" if len(pointers) == 1 else "is taken in this combination"
    details = [ErrorDetail(pointer, "unique", message) for pointer in pointers]
    return conflict("Another record has the same values.", details)


def in_use(others: str, key: str = "id") -> ServiceError:
    return conflict("The record is in use.", [ErrorDetail(member(key), "in_use", f"is referred to by {others}")])


def missing_reference(pointers: Iterable[str]) -> ServiceError:
    return validation_failed([ErrorDetail(pointer, "reference", "names no record") for pointer in pointers])


def not_deleted() -> ServiceError:
    detail = ErrorDetail("/id", "state", "has to be deleted first")
    return conflict("The record is not deleted.", [detail])


def wrong_state(name: str, message: str) -> ServiceError:
    """The record is in a state that the request does not begin in; the member of that name holds it."""
    return conflict("The record is not in a state for this.", [ErrorDetail(member(name), "state", message)])


def stale() -> ServiceError:
    return ServiceError("stale", "The record has changed since it was read.")


def unauthenticated() -> ServiceError:
    """Nobody has signed in who has to; the pipeline adds where."""
    return ServiceError("unauthenticated", "Sign in first.")


def wrong_credentials() -> ServiceError:
    return ServiceError("unauthenticated", "The credentials are wrong.")


def invalid_token() -> ServiceError:
    """Credentials were sent, and are none."""
    return ServiceError("unauthenticated", "The access token is not valid.", challenge='error="invalid_token"')


def forbidden(message: str = "This is not allowed.") -> ServiceError:
    return ServiceError("forbidden", message)


def not_implemented(what: str) -> ServiceError:
    """An action that nobody has written yet."""
    return ServiceError("not_implemented", f"{what} is not implemented.")


def method_not_allowed(allow: str) -> ServiceError:
    return ServiceError("method_not_allowed", "The method is not allowed here.", headers={"Allow": allow})


def not_acceptable() -> ServiceError:
    return ServiceError("not_acceptable", "Only application/json can be sent.")


def unsupported_media_type(types: Sequence[str]) -> ServiceError:
    return ServiceError("unsupported_media_type", f"The body has to be {' or '.join(types)}.")


def too_large(limit: int) -> ServiceError:
    return ServiceError("too_large", f"The body is larger than {limit} bytes.")


def rate_limited(retry_after: int) -> ServiceError:
    message = "There were too many requests; Retry-After says when the next one is answered."
    return ServiceError("rate_limited", message, headers={"Retry-After": str(retry_after)})


def internal(id: str) -> ServiceError:
    return ServiceError("internal", "Something went wrong on our side.", id=id)
