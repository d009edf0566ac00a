"""A service of people and nothing else, whose names are in camel case and whose keys are numbers."""

import asyncio
import io
import json
import statistics
import time
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar

import httpx
import pytest
import pytest_asyncio
from argon2 import PasswordHasher
from fastapi import APIRouter, Depends, Response
from fastapi.routing import APIRoute
from pydantic import SecretStr

from service_auth.attempts import FREE, KEPT, LONGEST, wait_after
from service_auth.command import UsersCommand
from service_auth.credentials import Authentication
from service_auth.passwords import PasswordHasherPool, PasswordRule
from service_auth.policies import ALWAYS, Gate
from service_auth.principals import Principals, StoredPassword
from service_auth.routes import CAMEL_CASE, auth_router
from service_auth.sessions import MOST
from service_auth.settings import AuthSettings
from service_runtime import responses, rules
from service_runtime.application import Service, serve
from service_runtime.bodies import Body, BodyReader, Document, body_config
from service_runtime.command import Command
from service_runtime.database import Database, Transaction
from service_runtime.issuer import Issuer
from service_runtime.json_text import Json
from service_runtime.migrations import Migration
from service_runtime.requests import OptionalPayloadDep
from service_runtime.responses import Envelope
from service_runtime.rules import Rule, SQLValue

SCRIPT = """
CREATE TABLE "people" ("id" INTEGER PRIMARY KEY, "name" TEXT NOT NULL UNIQUE, "secret" TEXT NOT NULL) STRICT;
CREATE TABLE "auth_sessions" ("id" TEXT NOT NULL PRIMARY KEY,
  "user_id" INTEGER NOT NULL REFERENCES "people" ("id") ON DELETE CASCADE, "created_at" INTEGER NOT NULL,
  "last_used_at" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL, "agent" TEXT) STRICT;
CREATE TABLE "auth_refresh_tokens" ("digest" BLOB NOT NULL PRIMARY KEY,
  "session_id" TEXT NOT NULL REFERENCES "auth_sessions" ("id") ON DELETE CASCADE, "created_at" INTEGER NOT NULL,
  "used_at" INTEGER) STRICT;
CREATE TABLE "auth_attempts" ("digest" BLOB NOT NULL PRIMARY KEY, "failures" INTEGER NOT NULL,
  "failed_at" INTEGER NOT NULL) STRICT;
"""
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@dataclass
class Person:
    id: int
    name: str


class Registration(Body):
    model_config = body_config({"favourite_colour": "favouriteColour"})

    name: Annotated[str, rules.TextRule()]
    favourite_colour: Annotated[str, rules.TextRule()] = "blue"
    secret: Annotated[str, PasswordRule((3, 9))]


READER = BodyReader(Registration)


class People(Principals[Person]):
    identifier = "name"
    identifier_rule = rules.TextRule()
    password = "secret"
    password_rule = PasswordRule((3, 9))
    envelope = Envelope("person", "people")
    members: ClassVar[Mapping[str, Rule[Any]]] = {"name": rules.TextRule(), "favouriteColour": rules.TextRule()}

    def __init__(self, database: Database, passwords: PasswordHasherPool) -> None:
        self._database = database
        self._passwords = passwords

    def key(self, user: Person) -> SQLValue:
        return user.id

    def key_of(self, text: str) -> SQLValue | None:
        return int(text) if text.isdecimal() else None

    async def find(self, transaction: Transaction, identifier: str) -> StoredPassword | None:
        row = await transaction.first('SELECT "id", "secret" FROM "people" WHERE "name" = ?', [identifier])
        return None if row is None else StoredPassword(row[0], row[1])

    async def password_of(self, transaction: Transaction, key: SQLValue) -> str | None:
        row = await transaction.first('SELECT "secret" FROM "people" WHERE "id" = ?', [key])
        return None if row is None else row[0]

    async def of_session(
        self, transaction: Transaction, session: SQLValue, key: SQLValue, moment: int
    ) -> Person | None:
        row = await transaction.first(
            'SELECT "people"."id", "people"."name" FROM "auth_sessions" JOIN "people" ON "people"."id" = "user_id" '
            'WHERE "auth_sessions"."id" = ? AND "user_id" = ? AND "expires_at" > ?',
            [session, key, moment],
        )
        return None if row is None else Person(*row)

    async def set_password(self, transaction: Transaction, key: SQLValue, hash: str) -> None:
        await transaction.execute('UPDATE "people" SET "secret" = ? WHERE "id" = ?', [hash, key])

    async def set_role(self, transaction: Transaction, key: SQLValue, role: str) -> None:
        raise AssertionError("there are no roles")

    async def register(self, body: Json) -> Person:
        new = READER.read(body)
        hash = await self._passwords.hash(new.secret)
        async with self._database.write() as transaction:
            sql = 'INSERT INTO "people" ("name", "secret") VALUES (?, ?) RETURNING "id"'
            return Person(await transaction.insert(sql, [new.name, hash]), new.name)

    async def add(self, body: Json) -> Person:
        return await self.register(body)

    def location(self, user: Person) -> str:
        return f"/people/{user.id}"

    def document(self, user: Person) -> Document:
        return {"id": user.id, "name": user.name}


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


router = APIRouter()


@router.get("/open")
async def open_to_all(caller: Annotated[Person | None, Depends(Gate[Person](ALWAYS))]) -> Response:
    return responses.record({"name": None if caller is None else caller.name})


@router.post("/move")
async def move(
    caller: Annotated[Person | None, Depends(Gate[Person](ALWAYS))], payload: OptionalPayloadDep
) -> Response:
    return responses.no_content()


class Small(Service):
    name = "small"
    version = "1.2.3"
    openapi = b"{}"
    migrations = (Migration(1, "initial", SCRIPT, ""),)

    def __init__(
        self,
        settings: AuthSettings,
        clock: Clock,
        *,
        registers: bool,
        passwords: PasswordHasherPool | None = None,
    ) -> None:
        self.database = Database(settings.database_url)
        passwords = passwords or PasswordHasherPool(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        issuer = Issuer(now=clock)
        self.authentication = Authentication(
            self.name,
            settings,
            self.database,
            People(self.database, passwords),
            issuer,
            access=60,
            refresh=3600,
            passwords=passwords,
        )
        self.authenticator = self.authentication
        self.jwks = self.authentication.jwks
        self.routers = [
            auth_router(
                self.authentication,
                "/api",
                registers=registers,
                names=CAMEL_CASE,
                sessions_envelope=Envelope("session", "sessions"),
            ),
            router,
        ]

    async def seed(self) -> str:
        return "nothing was added"


class Stage:
    def __init__(self, service: Small, clock: Clock, http: httpx.AsyncClient) -> None:
        self.service = service
        self.clock = clock
        self.http = http

    async def send(self, method: str, path: str, body: Any = None, token: str = "") -> httpx.Response:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return await self.http.request(method, path, json=body, headers=headers)

    async def register(self) -> httpx.Response:
        return await self.send("POST", "/api/auth/register", {"name": "Ada", "secret": "secret"})

    async def sign_in(self) -> dict[str, Any]:
        answer = await self.send("POST", "/api/auth/sign-in", {"name": "Ada", "secret": "secret"})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    async def refresh(self, tokens: dict[str, Any]) -> httpx.Response:
        return await self.send("POST", "/api/auth/refresh", {"refreshToken": tokens["refreshToken"]})

    async def me(self, tokens: dict[str, Any]) -> int:
        return (await self.send("GET", "/api/auth/me", token=tokens["accessToken"])).status_code

    def wait(self, seconds: float) -> None:
        self.clock.now += timedelta(seconds=seconds)


@asynccontextmanager
async def stage_over(folder: Path, passwords: PasswordHasherPool | None = None) -> AsyncIterator[Stage]:
    settings = AuthSettings(
        database_url=f"sqlite:{folder}/test.sqlite", auth_signing_keys=SecretStr(KEY), log_level="critical"
    )
    clock = Clock()
    service = Small(settings, clock, registers=True, passwords=passwords)
    await service.database.open()
    await service.migrator.up()
    transport = httpx.ASGITransport(serve(service, settings), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        yield Stage(service, clock, http)
    await service.database.close()


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage_over(tmp_path) as stage:
        assert (await stage.register()).status_code == 201
        yield stage


async def test_names_and_envelopes_are_those_of_the_api(stage: Stage) -> None:
    tokens = await stage.sign_in()
    assert list(tokens) == ["accessToken", "tokenType", "expiresIn", "refreshToken"]
    assert (await stage.send("GET", "/api/auth/me", token=tokens["accessToken"])).json() == {
        "person": {"id": 1, "name": "Ada"}
    }
    sessions = (await stage.send("GET", "/api/auth/sessions", token=tokens["accessToken"])).json()["sessions"]
    assert list(sessions[0]) == ["id", "createdAt", "lastUsedAt", "expiresAt", "agent", "isCurrent"]
    body = {"currentPassword": "other", "newPassword": "secret2"}
    answer = await stage.send("POST", "/api/auth/password", body, tokens["accessToken"])
    assert answer.json()["error"]["details"] == [
        {"field": "/currentPassword", "code": "check", "message": "is not the password"}
    ]


async def test_a_route_that_nobody_registers_by_is_not_there(tmp_path: Path) -> None:
    settings = AuthSettings(database_url=f"sqlite:{tmp_path}/test.sqlite", auth_signing_keys=SecretStr(KEY))
    paths = {
        route.path
        for found in Small(settings, Clock(), registers=False).routers
        for route in found.routes
        if isinstance(route, APIRoute)
    }
    assert "/api/auth/register" not in paths
    assert "/api/auth/sign-in" in paths


async def test_an_access_token_ends_before_its_session_which_goes_on(stage: Stage) -> None:
    tokens = await stage.sign_in()
    stage.wait(59.999)
    assert await stage.me(tokens) == 200
    stage.wait(0.001)
    assert await stage.me(tokens) == 401
    tokens = (await stage.refresh(tokens)).json()
    assert await stage.me(tokens) == 200
    # Each use puts the end off.
    stage.wait(3599)
    tokens = (await stage.refresh(tokens)).json()
    stage.wait(3599)
    tokens = (await stage.refresh(tokens)).json()
    stage.wait(3600)
    assert (await stage.refresh(tokens)).status_code == 401


async def test_a_refresh_token_that_comes_again_ends_its_family_and_no_other(stage: Stage) -> None:
    first, other = await stage.sign_in(), await stage.sign_in()
    second = (await stage.refresh(first)).json()
    third = (await stage.refresh(second)).json()
    assert (await stage.refresh(first)).status_code == 401
    assert [await stage.me(tokens) for tokens in (first, second, third, other)] == [401, 401, 401, 200]
    assert (await stage.refresh(third)).status_code == 401


async def test_of_many_at_once_one_wins_and_the_family_is_gone(stage: Stage) -> None:
    tokens = await stage.sign_in()
    answers = await asyncio.gather(*(stage.refresh(tokens) for _ in range(8)))
    won = [answer.json() for answer in answers if answer.status_code == 200]
    assert len(won) == 1
    assert await stage.me(won[0]) == 401


async def test_used_tokens_are_kept_no_longer_than_they_would_live(stage: Stage) -> None:
    tokens = await stage.sign_in()
    for _ in range(10):
        stage.wait(600)
        tokens = (await stage.refresh(tokens)).json()
    async with stage.service.database.lookup() as transaction:
        assert len(await transaction.all('SELECT "digest" FROM "auth_refresh_tokens"')) == 6


async def test_a_password_that_changes_while_somebody_signs_in_lets_nobody_in(stage: Stage) -> None:
    passwords = stage.service.authentication.passwords
    verify, new_hash = passwords.verify, await passwords.hash("another")

    async def slowly(hash: str | None, password: str) -> bool:
        found = await verify(hash, password)
        async with stage.service.database.write() as transaction:
            await stage.service.authentication.principals.set_password(transaction, 1, new_hash)
        return found

    passwords.verify = slowly  # type: ignore[method-assign]
    answer = await stage.send("POST", "/api/auth/sign-in", {"name": "Ada", "secret": "secret"})
    assert answer.status_code == 401
    async with stage.service.database.lookup() as transaction:
        assert await transaction.all('SELECT "id" FROM "auth_sessions"') == []


async def test_whoever_is_deleted_is_nobody(stage: Stage) -> None:
    tokens = await stage.sign_in()
    async with stage.service.database.write() as transaction:
        await transaction.execute('DELETE FROM "people"')
    assert await stage.me(tokens) == 401
    assert (await stage.refresh(tokens)).status_code == 401


async def test_an_open_route_is_open_to_all_but_bad_credentials(stage: Stage) -> None:
    tokens = await stage.sign_in()
    answer = await stage.send("GET", "/open")
    assert (answer.json(), answer.headers["vary"]) == ({"data": {"name": None}}, "Authorization")
    assert (await stage.send("HEAD", "/open")).headers["vary"] == "Authorization"
    assert (await stage.send("GET", "/open", token=tokens["accessToken"])).json() == {"data": {"name": "Ada"}}
    answer = await stage.send("GET", "/open", token="x")
    assert answer.headers["www-authenticate"] == 'Bearer realm="small", error="invalid_token"'
    assert json.loads(answer.text)["error"]["code"] == "unauthenticated"
    # Everywhere that there is a route, and not where there is none.
    for method, path, status in (("GET", "/api/auth/me", 401), ("GET", "/none", 404), ("PUT", "/open", 405)):
        assert (await stage.send(method, path, token="x")).status_code == status


async def test_bad_credentials_keep_nobody_from_signing_in_and_no_probe_from_its_answer(stage: Stage) -> None:
    refresh = (await stage.sign_in())["refreshToken"]
    credentials = {"name": "Ada", "secret": "secret"}
    for path, body in (("sign-in", credentials), ("refresh", {"refreshToken": refresh})):
        assert (await stage.send("POST", f"/api/auth/{path}", body, token="x")).status_code == 200
    other = {"name": "Eve", "secret": "secret"}
    assert (await stage.send("POST", "/api/auth/register", other, token="x")).status_code == 201
    for path in ("health", "health/live", "metrics", "docs", "openapi.json", ".well-known/jwks.json"):
        for method in ("GET", "HEAD"):
            assert (await stage.send(method, f"/{path}", token="x")).status_code == 200


async def test_a_token_of_another_service_or_user_opens_nothing(stage: Stage) -> None:
    tokens = stage.service.authentication.tokens
    await stage.sign_in()
    async with stage.service.database.lookup() as transaction:
        row = await transaction.first('SELECT "id" FROM "auth_sessions"')
    assert row is not None
    id = uuid.UUID(row[0])
    assert await stage.me({"accessToken": tokens.issue("1", id)}) == 200
    for subject, found in (("2", id), ("x", id), ("", id), ("1", uuid.uuid4())):
        assert await stage.me({"accessToken": tokens.issue(subject, found)}) == 401


async def test_the_oldest_session_makes_room(stage: Stage) -> None:
    first = await stage.sign_in()
    stage.wait(1)
    for _ in range(MOST - 1):
        async with stage.service.database.write() as transaction:
            await stage.service.authentication.sessions.begin(transaction, 1, None)
    stage.wait(1)
    # However lately it was used.
    first = (await stage.refresh(first)).json()
    assert await stage.me(first) == 200
    last = await stage.sign_in()
    assert await stage.me(first) == 401
    answer = await stage.send("GET", "/api/auth/sessions", token=last["accessToken"])
    assert len(answer.json()["sessions"]) == MOST


async def test_a_hash_of_another_cost_is_made_anew(tmp_path: Path) -> None:
    kept = []
    for cost in (1, 2):
        passwords = PasswordHasherPool(PasswordHasher(time_cost=cost, memory_cost=8, parallelism=1))
        async with stage_over(tmp_path, passwords) as stage:
            await stage.register()
            await stage.sign_in()
            async with stage.service.database.lookup() as transaction:
                kept += [row[0] for row in await transaction.all('SELECT "secret" FROM "people"')]
    assert ["t=1" in kept[0], "t=2" in kept[1]] == [True, True]


async def test_who_is_unknown_is_told_so_no_faster(tmp_path: Path) -> None:
    async with stage_over(tmp_path, PasswordHasherPool()) as stage:
        await stage.register()
        times: dict[str, list[float]] = {"Ada": [], "Eve": []}
        for _ in range(9):
            for name, found in times.items():
                start = time.perf_counter()
                await stage.send("POST", "/api/auth/sign-in", {"name": name, "secret": "wrong"})
                found.append(time.perf_counter() - start)
            stage.wait(KEPT)
        known, unknown = (statistics.median(found) for found in times.values())
        assert 0.5 < known / unknown < 2
        # All of it is the hash: without one, an answer takes a fraction.
        start = time.perf_counter()
        await stage.send("POST", "/api/auth/sign-in", {})
        assert time.perf_counter() - start < unknown


def test_the_wait_doubles_up_to_the_longest() -> None:
    assert [wait_after(failures) for failures in (0, 4, 5, 6, 7, 14, 15, 10**6)] == [0, 0, 1, 2, 4, 512, 900, LONGEST]


@pytest.mark.parametrize("name", ["Ada", "Eve"])
async def test_who_guesses_waits_whether_there_is_anybody_or_not(stage: Stage, name: str) -> None:
    async def attempt(secret: str = "wrong") -> tuple[int, str | None]:
        answer = await stage.send("POST", "/api/auth/sign-in", {"name": name, "secret": secret})
        return answer.status_code, answer.headers.get("retry-after")

    right = 200 if name == "Ada" else 401
    assert [await attempt() for _ in range(FREE)] == [(401, None)] * FREE
    # Not even the right one, and others are not kept waiting.
    assert [await attempt(), await attempt("secret")] == [(429, "1")] * 2
    assert (await stage.send("POST", "/api/auth/sign-in", {"name": "Bob", "secret": "x"})).status_code == 401
    stage.wait(0.999)
    assert await attempt() == (429, "1")
    stage.wait(0.001)
    assert [await attempt(), await attempt()] == [(401, None), (429, "2")]
    stage.wait(2)
    assert (await attempt("secret"))[0] == right
    if name == "Ada":
        # The right one is the end of it.
        assert [await attempt() for _ in range(FREE)] == [(401, None)] * FREE
        assert await attempt() == (429, "1")
    stage.wait(KEPT)
    assert [await attempt() for _ in range(FREE)] == [(401, None)] * FREE


async def test_who_guesses_the_current_password_waits_too(stage: Stage) -> None:
    tokens = await stage.sign_in()

    async def change(current: str) -> int:
        body = {"currentPassword": current, "newPassword": "secret2"}
        return (await stage.send("POST", "/api/auth/password", body, tokens["accessToken"])).status_code

    assert [await change("wrong") for _ in range(FREE + 1)] == [422] * FREE + [429]
    assert await change("secret") == 429
    # Signing in is another matter.
    await stage.sign_in()
    stage.wait(1)
    assert await change("secret") == 204


async def test_wrong_passwords_of_long_ago_are_swept_up(stage: Stage) -> None:
    for name in ("Eve", "Bob", "Eve"):
        await stage.send("POST", "/api/auth/sign-in", {"name": name, "secret": "wrong"})
    stage.wait(KEPT)
    await stage.send("POST", "/api/auth/sign-in", {"name": "Mia", "secret": "wrong"})
    async with stage.service.database.lookup() as transaction:
        rows = await transaction.all('SELECT length("digest"), "failures" FROM "auth_attempts"')
    assert [tuple(row) for row in rows] == [(32, 1)]


async def test_a_flood_of_passwords_is_turned_away_and_others_are_answered(tmp_path: Path) -> None:
    slow = PasswordHasherPool(PasswordHasher(time_cost=30, memory_cost=19456, parallelism=1), threads=1, waiting=4)
    async with stage_over(tmp_path, slow) as stage:
        body = {"name": "Ada", "secret": "secret"}
        flood = [asyncio.create_task(stage.send("POST", "/api/auth/sign-in", body)) for _ in range(30)]
        # The first answers are refusals, so the pool is full by then.
        await asyncio.wait(flood, return_when=asyncio.FIRST_COMPLETED)
        start = time.perf_counter()
        assert (await stage.send("GET", "/open")).status_code == 200
        waited = time.perf_counter() - start
        start = time.perf_counter()
        answers = await asyncio.gather(*flood)
        assert waited < time.perf_counter() - start
        refused = [answer for answer in answers if answer.status_code == 429]
        assert len(refused) == 25
        assert {(answer.json()["error"]["code"], answer.headers["retry-after"]) for answer in refused} == {
            ("rate_limited", "1")
        }
        assert {answer.status_code for answer in answers} == {401, 429}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--name", "Eve", "--favourite-colour", "red"], 0),
        (["--NAME=Eve", "--favouriteColour=red"], 0),
        (["--name", "Eve", "--favourite_colour", "red", "--favouriteColour", "blue"], 64),
        (["--name", "Eve", "--favourite", "red"], 1),
        (["--favourite-colour", "red"], 64),
    ],
)
def test_the_command_takes_names_however_their_words_are_joined(
    tmp_path: Path, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = AuthSettings(database_url=f"sqlite:{tmp_path}/test.sqlite")
    users = UsersCommand(
        lambda service: service.authentication, identifier="name", has_roles=False, input=io.StringIO("secret\n")
    )
    command = Command(
        lambda: settings,
        lambda settings: Small(settings, Clock(), registers=False),
        name="small",
        version="1.2.3",
        extension=users,
    )
    assert command.run(["users", "add", *words]) == code
    assert ("there is no --favourite;" in capsys.readouterr().err) == (code == 1)


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", {}, 204),
        (b"{}", {"content-type": "application/json"}, 204),
        (b"{}", {"content-type": "text/plain"}, 415),
        (b"", {"content-type": "text/plain", "authorization": "Bearer x"}, 401),
        (b"{}", {"content-type": "application/json", "authorization": "Bearer x"}, 401),
        (b"{}", {"content-type": "text/plain", "authorization": "Bearer x"}, 415),
    ],
)
async def test_the_type_of_a_body_that_may_be_left_out_is_said_before_credentials_are_looked_at(
    stage: Stage, content: bytes, headers: dict[str, str], status: int
) -> None:
    assert (await stage.http.post("/move", content=content, headers=headers)).status_code == status
