"""Answers, in the envelope of the API."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response

from service_runtime import json_text
from service_runtime.errors import ServiceError
from service_runtime.lists import Page


class JSONResponse(Response):
    """A document as compact JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return json_text.encode(content)


@dataclass(frozen=True)
class Envelope:
    """What answers wrap a record and a list in; nothing where they are bare."""

    one: str | None
    many: str | None


DATA = Envelope("data", "data")
BARE = Envelope(None, None)


def record(
    document: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    envelope: Envelope = DATA,
    tag: str | None = None,
    truncated: Sequence[str] = (),
) -> Response:
    """One record; `truncated` names the arrays in it that were cut."""
    headers = _headers(headers, envelope, tag, truncated)
    if envelope.one is None:
        return JSONResponse(document, status, headers)
    return JSONResponse({envelope.one: document, **_cut(truncated)}, status, headers)


def created(
    location: str,
    document: Mapping[str, Any],
    *,
    envelope: Envelope = DATA,
    tag: str | None = None,
) -> Response:
    """A record that has just been made, and where it is."""
    return record(document, status=201, headers={"Location": location}, envelope=envelope, tag=tag)


def page(
    request: Request,
    page: Page[Any],
    documents: Iterable[Mapping[str, Any]],
    *,
    envelope: Envelope = DATA,
    truncated: Sequence[str] = (),
) -> Response:
    """One page of a list, and where the next one is."""
    headers = _headers(None, envelope, None, truncated)
    if page.next is not None:
        headers["Link"] = f'<{_target(request, page.next)}>; rel="next"'
    records = list(documents)
    if envelope.many is None:
        return JSONResponse(records, headers=headers)
    document = {envelope.many: records, "page": {"limit": page.limit, "next": page.next}, **_cut(truncated)}
    return JSONResponse(document, headers=headers)


def no_content() -> Response:
    return Response(status_code=204)


def error(error: ServiceError, validation_status: int = 422) -> Response:
    """What is answered instead, in the words of the API."""
    status = validation_status if error.code == "validation_failed" else error.status
    return JSONResponse(error.document(), status, dict(error.headers))


def _headers(
    headers: Mapping[str, str] | None,
    envelope: Envelope,
    tag: str | None,
    truncated: Sequence[str],
) -> dict[str, str]:
    all_headers = dict(headers or {})
    if tag is not None:
        all_headers["ETag"] = tag
    if envelope.one is None and truncated:
        paths = (".".join(step for step in pointer.split("/") if step and not step.isdigit()) for pointer in truncated)
        all_headers["X-Truncated"] = ", ".join(dict.fromkeys(paths))
    return all_headers


def _cut(truncated: Sequence[str]) -> dict[str, Any]:
    return {"truncated": list(truncated)} if truncated else {}


def _target(request: Request, cursor: str) -> str:
    path: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    pairs = query.decode("latin-1").split("&")
    others = [pair for pair in pairs if pair and pair != "cursor" and not pair.startswith("cursor=")]
    return f"{path.decode('latin-1')}?{'&'.join([*others, f'cursor={cursor}'])}"
