"""A small service, asked without a socket."""

import gzip
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

import httpx
import pytest
import pytest_asyncio
from fastapi import APIRouter, Response

from service_runtime import errors, responses, rules
from service_runtime.application import Service, serve
from service_runtime.bodies import require_no_members
from service_runtime.command import Command
from service_runtime.database import Database
from service_runtime.etags import Precondition, entity_tag
from service_runtime.logs import make_logger
from service_runtime.requests import FromPath, OptionalPayloadDep, PayloadDep
from service_runtime.settings import ServiceSettings

router = APIRouter()


@router.get("/things/{id}")
async def read(id: Annotated[int, FromPath(rules.IntegerRule(53))]) -> Response:
    return responses.record({"id": id}, tag=entity_tag(id))


@router.post("/things")
async def create(payload: PayloadDep) -> Response:
    return responses.created("/things/1", {"sent": payload.json()})


@router.post("/moves")
async def move(payload: OptionalPayloadDep) -> Response:
    require_no_members(payload.json())
    return responses.no_content()


@router.patch("/things/{id}")
async def change(payload: PayloadDep, id: Annotated[int, FromPath(rules.IntegerRule(53))]) -> Response:
    return responses.record({"id": id, "sent": payload.json()})


@router.get("/pairs/{left},{right}")
async def pair(left: str, right: str) -> Response:
    return responses.record({"left": left, "right": right})


@router.get("/long")
async def long() -> Response:
    return responses.record({"text": "long " * 500})


@router.get("/broken")
async def broken() -> Response:
    raise KeyError("nobody may read this")


@router.get("/forbidden")
async def forbidden() -> Response:
    raise errors.forbidden()


class Small(Service):
    name = "small"
    version = "1.2.3"
    openapi = b'{"openapi":"3.1.0"}'
    migrations = ()

    def __init__(self, settings: ServiceSettings) -> None:
        self.database = Database(settings.database_url)
        self.routers = [router]

    async def seed(self) -> str:
        return "nothing was added"


class Settings(ServiceSettings):
    database_url: str = "sqlite:small.sqlite"


@asynccontextmanager
async def client(folder: Path, log: io.StringIO | None = None, **values: Any) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(database_url=f"sqlite:{folder}/test.sqlite", **values)
    service = Small(settings)
    await service.database.open()
    app = serve(service, settings, make_logger("info", "json", log or io.StringIO()))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as found:
        yield found
    await service.database.close()


@pytest_asyncio.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/things/1", 200),
        ("GET", "/%74hings/%31", 200),
        ("GET", "/things/%2531", 404),
        ("GET", "/things/01", 404),
        ("GET", "/things/x", 404),
        ("GET", "/things/1/", 404),
        ("GET", "/things%2F1", 404),
        ("GET", "//things/1", 404),
        ("GET", "/things/%ff", 404),
        ("GET", "/", 404),
        ("HEAD", "/things/1", 200),
        ("DELETE", "/things/1", 405),
        ("PROPFIND", "/things", 405),
        ("OPTIONS", "/things/1", 204),
        ("GET", "/pairs/a,b", 200),
        ("GET", "/pairs/a", 404),
        ("GET", "/pairs/a,", 404),
        ("GET", "/forbidden", 403),
        ("GET", "/broken", 500),
        ("GET", "/health", 200),
        ("GET", "/health/live", 200),
        ("GET", "/health/ready", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/docs", 200),
        ("GET", "/metrics", 200),
    ],
)
async def test_every_address_is_answered(http: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await http.request(method, path)
    assert answer.status_code == status
    assert answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_commas_within_a_value_are_escaped(http: httpx.AsyncClient) -> None:
    assert (await http.get("/pairs/a%2Cb,c")).json() == {"data": {"left": "a,b", "right": "c"}}


async def test_a_wrong_method_tells_the_right_ones(http: httpx.AsyncClient) -> None:
    answer = await http.delete("/things/1")
    assert answer.headers["allow"] == "GET, HEAD, PATCH, OPTIONS"
    assert answer.json()["error"]["code"] == "method_not_allowed"


async def test_a_head_has_no_body(http: httpx.AsyncClient) -> None:
    answer = await http.head("/things/1")
    assert (answer.content, answer.headers["content-type"]) == (b"", "application/json")
    assert answer.headers["content-length"] == str(len((await http.get("/things/1")).content))


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-type": "application/json"}, b"{}", 201),
        ({"content-type": "Application/JSON; charset=UTF-8"}, b"{}", 201),
        ({"content-type": "application/json; charset=latin-1"}, b"{}", 415),
        ({"content-type": "application/json", "content-encoding": "gzip"}, b"{}", 415),
        ({"content-type": "text/plain"}, b"{}", 415),
        ({"content-type": "application/merge-patch+json"}, b"{}", 415),
        ({}, b"{}", 415),
        ({"content-type": "application/json"}, b"{", 400),
        ({"content-type": "application/json"}, b"", 400),
        ({"content-type": "application/json"}, b'"' + b"a" * 2000 + b'"', 413),
        ({"content-type": "application/json", "accept": "text/html"}, b"{}", 406),
        ({"content-type": "application/json", "accept": "text/html, application/*;q=0.1"}, b"{}", 201),
    ],
)
async def test_bodies_are_judged_before_they_are_read(
    tmp_path: Path, headers: dict[str, str], body: bytes, status: int
) -> None:
    async with client(tmp_path, body_limit="1KB") as http:
        assert (await http.post("/things", content=body, headers=headers)).status_code == status


@pytest.mark.parametrize(
    ("type", "body", "status"),
    [
        ("application/json", b"", 204),
        ("text/plain", b"", 204),
        ("application/json", b" {} ", 204),
        ("text/plain", b"{}", 415),
        ("application/json", b"{", 400),
        ("application/json", b"[]", 422),
        ("application/json", b'{"a":null}', 422),
        ("application/json", b"null", 422),
        ("application/json", b'"' + b"a" * 2000 + b'"', 413),
    ],
)
async def test_what_takes_no_body_takes_one_without_members(
    tmp_path: Path, type: str, body: bytes, status: int
) -> None:
    async with client(tmp_path, body_limit="1KB") as http:
        assert (await http.post("/moves", content=body, headers={"content-type": type})).status_code == status


async def test_the_media_type_goes_before_the_address(http: httpx.AsyncClient) -> None:
    assert (await http.patch("/things/x", content=b"{}")).status_code == 415
    merge = {"content-type": "application/merge-patch+json"}
    assert (await http.patch("/things/x", content=b"{}", headers=merge)).status_code == 404
    assert (await http.patch("/things/1", content=b"{}", headers=merge)).status_code == 200


async def test_what_goes_wrong_is_logged_and_not_shown(tmp_path: Path) -> None:
    log = io.StringIO()
    async with client(tmp_path, log) as http:
        answer = await http.get("/broken", headers={"x-request-id": "mine-1"})
    assert answer.json()["error"]["id"] == "mine-1"
    assert "nobody" not in answer.text
    failure, request = map(json.loads, log.getvalue().splitlines())
    assert (failure["level"], failure["request_id"]) == ("error", "mine-1")
    assert "nobody may read this" in failure["exception"]
    assert (request["message"], request["path"], request["status"]) == ("request", "/broken", 500)
    assert list(request)[:3] == ["time", "level", "message"]


async def test_ids_that_are_not_sane_are_replaced(http: httpx.AsyncClient) -> None:
    for given in ("a b", "x" * 129, "<>"):
        assert (await http.get("/health", headers={"x-request-id": given})).headers["x-request-id"] != given


async def test_long_answers_are_compressed_for_those_who_can_read_them(http: httpx.AsyncClient) -> None:
    async with http.stream("GET", "/long", headers={"accept-encoding": "gzip"}) as answer:
        data = b"".join([chunk async for chunk in answer.aiter_raw()])
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert json.loads(gzip.decompress(data))["data"]["text"].startswith("long")
    plain = await http.get("/long", headers={"accept-encoding": "gzip;q=0, identity"})
    assert "content-encoding" not in plain.headers


async def test_tags_make_answers_conditional(http: httpx.AsyncClient) -> None:
    tag = (await http.get("/things/1")).headers["etag"]
    assert tag == '"1"'
    unchanged = await http.get("/things/1", headers={"if-none-match": f'"0", W/{tag}'})
    assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", tag)
    assert (await http.get("/things/1", headers={"if-match": '"0"'})).status_code == 412
    assert (await http.get("/things/1", headers={"if-match": "*"})).status_code == 200


@pytest.mark.parametrize(
    ("match", "none_match", "is_stale"),
    [
        (None, None, False),
        ('"1.a%20b"', None, False),
        ('"1.a%20b-gzip"', None, False),
        ('W/"1.a%20b"', None, True),
        ('"0", "1.a%20b"', None, False),
        ("1.a%20b", None, True),
        ("*", None, False),
        (None, "*", True),
        (None, 'W/"1.a%20b"', True),
        (None, '"2"', False),
    ],
)
def test_preconditions_hold_or_not(match: str | None, none_match: str | None, is_stale: bool) -> None:
    try:
        Precondition(match, none_match).check(entity_tag(1, "a b"))
        found = False
    except errors.ServiceError as error:
        found = error.status == 412
    assert found == is_stale


async def test_pages_of_named_origins_may_call(tmp_path: Path) -> None:
    async with client(tmp_path, cors_origins="https://example.org, https://example.com") as http:
        headers = {"origin": "https://example.org", "access-control-request-method": "POST"}
        preflight = await http.options("/things", headers=headers)
        assert preflight.status_code == 204
        assert preflight.headers["access-control-allow-methods"] == "POST, OPTIONS"
        answer = await http.get("/things/1", headers={"origin": "https://example.org"})
        assert answer.headers["access-control-allow-origin"] == "https://example.org"
        other = await http.get("/things/1", headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
        assert other.headers["vary"] == "Origin"


async def test_requests_are_counted(http: httpx.AsyncClient) -> None:
    await http.get("/things/1")
    await http.get("/things/2")
    text = (await http.get("/metrics")).text
    assert 'http_requests_total{method="GET",route="/things/{id}",status="200"} 2.0' in text
    assert "http_request_duration_seconds_bucket" in text
    assert "_created" not in text


async def test_documents_can_be_kept_to_oneself(tmp_path: Path) -> None:
    async with client(tmp_path, docs=False) as http:
        assert (await http.get("/docs")).status_code == 404
        assert (await http.get("/openapi.json")).status_code == 404


@pytest.mark.parametrize(
    ("variable", "value", "problem"),
    [
        ("PORT", "70000", "PORT"),
        ("BODY_LIMIT", "much", "BODY_LIMIT"),
        ("REQUEST_TIMEOUT", "0s", "REQUEST_TIMEOUT"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("CORS_ORIGINS", "example.org", "CORS_ORIGINS"),
        ("DOCS", "perhaps", "DOCS"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert Command(Settings, Small, name="small", version="1.2.3").run(["seed"]) == 78
    assert f"{problem} is '{value}'" in capsys.readouterr().err


def test_settings_have_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODY_LIMIT", "2MB")
    monkeypatch.setenv("REQUEST_TIMEOUT", "500ms")
    monkeypatch.setenv("LOG_LEVEL", "")
    settings = Settings()
    assert (settings.body_limit, settings.request_timeout, settings.log_level) == (2 << 20, 0.5, "info")


def test_the_command_does_one_thing_at_a_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:{tmp_path}/command.sqlite")
    command = Command(Settings, Small, name="small", version="1.2.3")
    assert command.run(["version"]) == 0
    assert command.run(["migrate"]) == 0
    assert command.run(["seed"]) == 0
    assert command.run(["help"]) == 0
    assert command.run(["dance"]) == 64
    output = capsys.readouterr()
    assert output.out.startswith("small 1.2.3\nthe database is up to date\nnothing was added\nusage: small")
    assert output.err.startswith("unknown command: dance")
