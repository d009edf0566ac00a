"""What endpoints take from a request."""

from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from starlette.requests import ClientDisconnect

from service_runtime import errors, json_text
from service_runtime.json_text import Json
from service_runtime.rules import IntegerRule, Rule

T = TypeVar("T")

LIMIT = "service.body_limit"
"""What a scope calls the most bytes that the body of its request may have."""


class Payload:
    """The bytes of a body whose media type is right."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def json(self) -> Json:
        try:
            return json_text.parse(self.data)
        except UnicodeDecodeError:
            raise errors.malformed_json("it is not UTF-8") from None
        except ValueError as error:
            raise errors.malformed_json(str(error)) from None


async def read_payload(request: Request) -> Payload:
    """Reads a body of JSON. It is parsed later, since what the path names is looked for first."""
    require_json(request)
    return Payload(await _received(request))


async def read_optional_payload(request: Request) -> Payload:
    """Reads a body that may be left out, and then is an object without members."""
    data = await _received(request)
    if not data:
        return Payload(b"{}")
    require_json(request)
    return Payload(data)


async def _received(request: Request) -> bytes:
    limit: int = request.scope[LIMIT]
    data = bytearray()
    try:
        async for chunk in request.stream():
            data += chunk
            if len(data) > limit:
                raise errors.too_large(limit)
    except ClientDisconnect:
        raise errors.malformed_json("it ended before it was whole") from None
    return bytes(data)


PayloadDep = Annotated[Payload, Depends(read_payload)]
"""The body of a request."""


OptionalPayloadDep = Annotated[Payload, Depends(read_optional_payload)]
"""The body of a request, which may be left out."""


async def read_query(request: Request) -> bytes:
    query: bytes = request.scope["query_string"]
    return query


QueryDep = Annotated[bytes, Depends(read_query)]
"""The query of a request, as it was sent."""


def has_body(request: Request) -> bool:
    """Whether a request says that it has a body."""
    return "transfer-encoding" in request.headers or request.headers.get("content-length", "0") != "0"


def require_json(request: Request) -> None:
    """Refuses a body of another media type."""
    accepted = (
        ["application/json", "application/merge-patch+json"] if request.method == "PATCH" else ["application/json"]
    )
    name, *parameters = request.headers.get("content-type", "").split(";")
    charsets = [value.strip().strip('"').lower() for key, _, value in map(_pair, parameters) if key == "charset"]
    encoding = request.headers.get("content-encoding", "identity").lower()
    is_accepted = name.strip().lower() in accepted and all(charset == "utf-8" for charset in charsets)
    if not is_accepted or encoding != "identity" or not all("=" in piece or not piece.strip() for piece in parameters):
        raise errors.unsupported_media_type(accepted)


def _pair(piece: str) -> tuple[str, str, str]:
    key, equals, value = piece.partition("=")
    return key.strip().lower(), equals, value


class FromPath(Generic[T]):
    """An annotation for a parameter of the path that names a record; a malformed one names none and is 404."""

    def __init__(self, rule: Rule[T]) -> None:
        self._rule = rule

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validated)

    def _validated(self, text: str) -> T:
        value = self._rule.read_text(text)
        # There are not two spellings of one number.
        if value is None or (isinstance(self._rule, IntegerRule) and str(value) != text):
            raise PydanticCustomError("not_found", "names no record")
        return value
