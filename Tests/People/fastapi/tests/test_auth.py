"""Registering, signing in and out, and what becomes of the sessions, over HTTP."""

import asyncio
import io
import json
import statistics
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from argon2 import PasswordHasher
from pydantic import SecretStr

from app.application import Application
from app.core.config import Settings
from service_auth.command import UsersCommand
from service_auth.passwords import PasswordHasherPool
from service_auth.sessions import MOST
from service_runtime.application import serve
from service_runtime.command import Command
from tests.support import KEY, Answer, Bench

PASSWORD = "Correct horse 1"
MAIL = "ada@example.org"


class Client:
    """Somebody who asks, with or without a token."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    async def send(self, method: str, path: str, body: Any = None, token: str | None = None, **headers: str) -> Answer:
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        text = None if body is None else json.dumps(body)
        return await self.bench.send(method, f"/api/v1/auth{path}", text, headers=headers)

    async def register(self, mail: str = MAIL) -> Answer:
        return await self.send("POST", "/register", {"email": mail, "password": PASSWORD, "name": "Ada"})

    async def sign_in(self, mail: str = MAIL, password: str = PASSWORD, **headers: str) -> dict[str, Any]:
        answer = await self.send("POST", "/sign-in", {"email": mail, "password": password}, **headers)
        assert answer.status == 200, answer.body
        found: dict[str, Any] = json.loads(answer.body)
        return found

    async def refresh(self, token: str) -> Answer:
        return await self.send("POST", "/refresh", {"refresh_token": token})


@pytest_asyncio.fixture
async def client(bench: Bench) -> AsyncIterator[Client]:
    client = Client(bench)
    assert (await client.register()).status == 201
    yield client


async def test_who_registers_is_shown_what_they_are(bench: Bench) -> None:
    answer = await Client(bench).register("ADA@example.org")
    record = json.loads(answer.body)["data"]
    assert answer.headers["location"] == f"/api/v1/users/{record['id']}"
    assert list(record) == ["id", "email", "name", "role", "created_at", "updated_at"]
    assert (record["email"], record["role"]) == (MAIL, "customer")
    assert (await Client(bench).register()).summary == "409 conflict /email unique"


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ({}, "422 validation_failed /email required /password required /name required"),
        (
            {"email": MAIL, "password": PASSWORD, "name": "Ada", "role": "admin"},
            "422 validation_failed /role read_only",
        ),
        ({"email": MAIL, "password": PASSWORD, "name": "Ada", "x": 1}, "422 validation_failed /x unknown"),
        ({"email": MAIL, "password": "abc", "name": "Ada"}, "422 validation_failed /password length /password pattern"),
        ({"email": "ada", "password": PASSWORD, "name": "Ada"}, "422 validation_failed /email format"),
        ({"email": MAIL, "password": None, "name": "Ada"}, "422 validation_failed /password null"),
        ([], "422 validation_failed  type"),
    ],
)
async def test_a_registration_keeps_to_the_rules(bench: Bench, body: Any, summary: str) -> None:
    assert (await Client(bench).send("POST", "/register", body)).summary == summary


async def test_tokens_are_as_oauth_has_them(client: Client) -> None:
    answer = await client.send("POST", "/sign-in", {"email": "Ada@Example.org", "password": PASSWORD})
    tokens = json.loads(answer.body)
    assert list(tokens) == ["access_token", "token_type", "expires_in", "refresh_token"]
    assert (tokens["token_type"], tokens["expires_in"], len(tokens["refresh_token"])) == ("Bearer", 900, 43)
    assert answer.headers.get_list("cache-control") == ["no-store"]
    me = await client.send("GET", "/me", token=tokens["access_token"])
    assert json.loads(me.body)["data"]["email"] == MAIL
    assert me.headers.get_list("cache-control") == ["no-store"]


@pytest.mark.parametrize(
    "body",
    [
        {"email": MAIL, "password": "Correct horse 2"},
        {"email": MAIL, "password": ""},
        {"email": "nobody@example.org", "password": PASSWORD},
        {"email": "no address", "password": PASSWORD},
        {"email": "", "password": "x" * 100_000},
    ],
)
async def test_wrong_credentials_look_alike(client: Client, body: Any) -> None:
    answer = await client.send("POST", "/sign-in", body)
    assert json.loads(answer.body) == {
        "error": {"code": "unauthenticated", "message": "The credentials are wrong.", "details": []}
    }
    assert (answer.status, answer.headers["www-authenticate"]) == (401, 'Bearer realm="people"')


@pytest.mark.parametrize(
    ("path", "body", "summary"),
    [
        ("/sign-in", {}, "422 validation_failed /email required /password required"),
        ("/sign-in", {"email": 1, "password": True}, "422 validation_failed /email type /password type"),
        ("/sign-in", {"email": MAIL, "password": PASSWORD, "x": 1}, "422 validation_failed /x unknown"),
        (
            "/sign-in",
            {"identifier": MAIL, "password": PASSWORD},
            "422 validation_failed /identifier unknown /email required",
        ),
        ("/refresh", {}, "422 validation_failed /refresh_token required"),
        ("/refresh", {"refresh_token": 7}, "422 validation_failed /refresh_token type"),
        ("/refresh", {"refresh_token": "x"}, "401 unauthenticated"),
        ("/refresh", {"refresh_token": "x" * 43}, "401 unauthenticated"),
        ("/sign-out", None, "401 unauthenticated"),
        ("/sign-out-everywhere", None, "401 unauthenticated"),
        ("/password", {}, "401 unauthenticated"),
    ],
)
async def test_bodies_keep_to_the_usual_rules(client: Client, path: str, body: Any, summary: str) -> None:
    assert (await client.send("POST", path, body)).summary == summary


async def test_other_media_and_broken_json_are_refused_as_everywhere(client: Client) -> None:
    path = "/api/v1/auth/sign-in"
    assert (await client.bench.send("POST", path, "{}", type="text/plain")).status == 415
    assert (await client.bench.send("POST", path, "{")).summary == "400 malformed_json"
    # The type is said before credentials are looked at.
    wrong = {"authorization": "Bearer x"}
    assert (await client.bench.send("POST", path, "{}", type="text/plain", headers=wrong)).status == 415
    assert (await client.bench.send("GET", "/nowhere", headers=wrong)).status == 404
    assert (await client.bench.send("PUT", path, headers=wrong)).status == 405


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "bearer x",
        "Bearer a.b.c",
        "Bearer {token} x",
        "{token}",
        "Token {token}",
        "Bearer {token},Bearer {token}",
        "Bearer {token}=",
        "Bearer\t{token}",
        "Bearer " + "x" * 5000,
    ],
)
async def test_bad_credentials_are_refused_everywhere(client: Client, value: str) -> None:
    token = (await client.sign_in())["access_token"]
    headers = {"authorization": value.format(token=token)}
    for path in ("/api/v1/posts", "/api/v1/auth/me", "/api/v1/auth/sign-in"):
        method = "POST" if path.endswith("sign-in") else "GET"
        answer = await client.bench.send(method, path, "{}" if method == "POST" else None, headers=headers)
        assert answer.status == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="people", error="invalid_token"'


async def test_a_scheme_is_read_in_any_case(client: Client) -> None:
    token = (await client.sign_in())["access_token"]
    assert (await client.send("GET", "/me", authorization=f"bEARER {token}")).status == 200


async def test_credentials_that_are_sent_twice_are_none(client: Client) -> None:
    token = (await client.sign_in())["access_token"]
    headers = [(b"authorization", f"Bearer {token}".encode())] * 2
    answer = await client.bench.raw("GET", "/api/v1/auth/me", headers)
    assert answer.status == 401


async def test_a_refresh_token_is_good_once(client: Client) -> None:
    first = await client.sign_in()
    second = json.loads((await client.refresh(first["refresh_token"])).body)
    assert second["refresh_token"] != first["refresh_token"]
    # Both access tokens are of one session.
    for tokens in (first, second):
        assert (await client.send("GET", "/me", token=tokens["access_token"])).status == 200
    assert (await client.refresh(first["refresh_token"])).summary == "401 unauthenticated"
    # Somebody else may have it, so all of the family is gone.
    assert (await client.refresh(second["refresh_token"])).status == 401
    for tokens in (first, second):
        assert (await client.send("GET", "/me", token=tokens["access_token"])).status == 401


async def test_of_two_at_once_one_wins_and_nobody_stays(client: Client) -> None:
    other = await client.sign_in()
    token = (await client.sign_in())["refresh_token"]
    answers = await asyncio.gather(*(client.refresh(token) for _ in range(2)))
    assert sorted(answer.status for answer in answers) == [200, 401]
    won = json.loads(next(answer.body for answer in answers if answer.status == 200))
    assert (await client.send("GET", "/me", token=won["access_token"])).status == 401
    assert (await client.refresh(won["refresh_token"])).status == 401
    assert (await client.send("GET", "/me", token=other["access_token"])).status == 200


async def test_who_signs_out_is_out_and_others_are_not(client: Client) -> None:
    first, second, third = [await client.sign_in() for _ in range(3)]
    assert (await client.send("POST", "/sign-out", token=first["access_token"])).status == 204
    assert (await client.send("GET", "/me", token=first["access_token"])).status == 401
    assert (await client.refresh(first["refresh_token"])).status == 401
    assert (await client.send("GET", "/me", token=second["access_token"])).status == 200
    assert (await client.send("POST", "/sign-out-everywhere", token=second["access_token"])).status == 204
    for tokens in (second, third):
        assert (await client.send("GET", "/me", token=tokens["access_token"])).status == 401


async def test_another_password_ends_the_other_sessions(client: Client) -> None:
    here, there = await client.sign_in(), await client.sign_in()
    body = {"current_password": "wrong", "new_password": "Better horse 2"}
    answer = await client.send("POST", "/password", body, token=here["access_token"])
    assert answer.summary == "422 validation_failed /current_password check"
    answer = await client.send("POST", "/password", {**body, "new_password": "x"}, token=here["access_token"])
    assert answer.summary == "422 validation_failed /new_password length /new_password pattern"
    body["current_password"] = PASSWORD
    assert (await client.send("POST", "/password", body, token=here["access_token"])).status == 204
    assert (await client.send("GET", "/me", token=here["access_token"])).status == 200
    assert (await client.send("GET", "/me", token=there["access_token"])).status == 401
    assert (await client.send("POST", "/sign-in", {"email": MAIL, "password": PASSWORD})).status == 401
    await client.sign_in(password="Better horse 2")


async def test_sessions_can_be_seen_and_ended(client: Client) -> None:
    await client.register("eve@example.org")
    here = await client.sign_in(**{"user-agent": "x" * 300})
    there, foreign = await client.sign_in(), await client.sign_in("eve@example.org")
    answer = await client.send("GET", "/sessions", token=here["access_token"])
    sessions = json.loads(answer.body)["data"]
    assert list(json.loads(answer.body)) == ["data"]
    assert list(sessions[0]) == ["id", "created_at", "last_used_at", "expires_at", "agent", "is_current"]
    assert [session["is_current"] for session in sessions] == [False, True]
    assert sessions[1]["agent"] == "x" * 200
    path = f"/sessions/{sessions[0]['id']}"
    assert (await client.send("DELETE", path, token=foreign["access_token"])).status == 404
    assert (await client.send("DELETE", path, token=here["access_token"])).status == 204
    assert (await client.send("DELETE", path, token=here["access_token"])).status == 404
    assert (await client.send("DELETE", "/sessions/x", token=here["access_token"])).status == 404
    assert (await client.send("GET", "/me", token=there["access_token"])).status == 401


async def test_the_oldest_session_makes_room(client: Client) -> None:
    auth = client.bench.application.authentication
    first = await client.sign_in()
    me = json.loads((await client.send("GET", "/me", token=first["access_token"])).body)["data"]["id"]
    for _ in range(MOST - 1):
        async with client.bench.database.write() as transaction:
            await auth.sessions.begin(transaction, me, None)
    assert (await client.send("GET", "/me", token=first["access_token"])).status == 200
    last = await client.sign_in()
    assert (await client.send("GET", "/me", token=first["access_token"])).status == 401
    assert len(json.loads((await client.send("GET", "/sessions", token=last["access_token"])).body)["data"]) == MOST


async def test_a_session_that_is_over_is_over_and_swept(client: Client) -> None:
    tokens = await client.sign_in()
    async with client.bench.database.write() as transaction:
        await transaction.execute('UPDATE "auth_sessions" SET "expires_at" = 0')
    assert (await client.send("GET", "/me", token=tokens["access_token"])).status == 401
    assert (await client.refresh(tokens["refresh_token"])).status == 401
    await client.sign_in()
    async with client.bench.database.lookup() as transaction:
        assert len(await transaction.all('SELECT "id" FROM "auth_sessions"')) == 1
        assert len(await transaction.all('SELECT "digest" FROM "auth_refresh_tokens"')) == 1


async def test_nothing_that_opens_a_door_is_stored(client: Client) -> None:
    tokens = await client.sign_in()
    async with client.bench.database.lookup() as transaction:
        rows = [
            *await transaction.all('SELECT "digest" FROM "auth_refresh_tokens"'),
            *await transaction.all('SELECT "password" FROM "users"'),
        ]
    kept = " ".join(str(row[0]) for row in rows)
    assert tokens["refresh_token"] not in kept
    assert PASSWORD not in kept


async def test_keys_are_published_where_clients_look(client: Client) -> None:
    answer = await client.bench.send("GET", "/.well-known/jwks.json")
    (key,) = json.loads(answer.body)["keys"]
    assert (key["kty"], key["crv"]) == ("OKP", "Ed25519")
    assert "d" not in key
    assert answer.headers["cache-control"] == "public, max-age=300"


async def test_a_hash_of_another_cost_is_made_anew(tmp_path: Path) -> None:
    costs = [PasswordHasher(time_cost=time_cost, memory_cost=8, parallelism=1) for time_cost in (1, 2)]
    kept = []
    for hasher in (costs[0], costs[1]):
        async with Bench.over(tmp_path, PasswordHasherPool(hasher)) as bench:
            await Client(bench).register()
            await Client(bench).sign_in()
            async with bench.database.lookup() as transaction:
                kept += [row[0] for row in await transaction.all('SELECT "password" FROM "users"')]
    assert ["t=1" in kept[0], "t=2" in kept[1]] == [True, True]


async def test_who_is_unknown_is_told_so_no_faster(tmp_path: Path) -> None:
    async with Bench.over(tmp_path, PasswordHasherPool()) as bench:
        client = Client(bench)
        await client.register()
        times: dict[str, list[float]] = {MAIL: [], "nobody@example.org": []}
        for _ in range(9):
            for mail, found in times.items():
                start = time.perf_counter()
                await client.send("POST", "/sign-in", {"email": mail, "password": "Wrong horse 1"})
                found.append(time.perf_counter() - start)
        known, unknown = (statistics.median(found) for found in times.values())
        assert 0.5 < known / unknown < 2
        # All of it is the hash: without one, an answer takes a fraction.
        start = time.perf_counter()
        await client.send("POST", "/sign-in", {})
        assert time.perf_counter() - start < unknown


async def test_a_flood_of_passwords_is_turned_away_and_others_are_answered(tmp_path: Path) -> None:
    slow = PasswordHasherPool(PasswordHasher(time_cost=30, memory_cost=19456, parallelism=1), threads=1, waiting=4)
    async with Bench.over(tmp_path, slow) as bench:
        client = Client(bench)
        body = {"email": MAIL, "password": PASSWORD}
        flood = [asyncio.create_task(client.send("POST", "/sign-in", body)) for _ in range(30)]
        # The first answers are refusals, so the pool is full by then.
        await asyncio.wait(flood, return_when=asyncio.FIRST_COMPLETED)
        start = time.perf_counter()
        assert (await bench.send("GET", "/api/v1/posts")).status == 200
        waited = time.perf_counter() - start
        start = time.perf_counter()
        answers = await asyncio.gather(*flood)
        assert waited < time.perf_counter() - start
        refused = [answer for answer in answers if answer.status == 429]
        assert len(refused) == 25
        assert {(answer.summary, answer.headers["retry-after"]) for answer in refused} == {("429 rate_limited", "1")}
        assert {answer.status for answer in answers} == {401, 429}


# MARK: The command


def command(folder: Path, password: str = "", **values: Any) -> Command[Settings]:
    settings = Settings(database_url=f"sqlite:{folder}/test.sqlite", **values)
    users = UsersCommand(
        lambda service: service.authentication, identifier="email", has_roles=True, input=io.StringIO(password)
    )
    return Command(lambda: settings, Application, name="people", version="1.0.0", extension=users)


def test_the_first_admin_is_made_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["users", "add", "--email", "Root@example.org", "--role=admin", "--name", "Root"]
    assert command(tmp_path, f"{PASSWORD}\n").run(words) == 0
    assert len(capsys.readouterr().out) == 37
    assert command(tmp_path, f"{PASSWORD}\n").run(words) == 1
    assert capsys.readouterr().err == "email is taken\n"
    assert command(tmp_path, "short\n").run(words) == 1
    assert "password must have" in capsys.readouterr().err
    assert command(tmp_path).run(["users", "set-role", "root@example.org", "staff"]) == 0
    assert command(tmp_path).run(["users", "set-role", "root@example.org", "king"]) == 1
    assert command(tmp_path).run(["users", "set-role", "nobody@example.org", "staff"]) == 1
    capsys.readouterr()
    assert command(tmp_path).run(["users", "sign-out", "root@example.org"]) == 0
    assert capsys.readouterr().out == "ended 0 sessions\n"
    assert command(tmp_path).run(["users", "sign-out", "nobody@example.org"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["users"],
        ["users", "add"],
        ["users", "add", "--name", "x"],
        ["users", "add", "x"],
        ["users", "remove", "x"],
        ["users", "add", "--email", "a", "--email", "b"],
        ["users", "set-role", "a"],
    ],
)
def test_what_makes_no_sense_is_explained(tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command(tmp_path).run(words) == 64
    assert "users set-role EMAIL ROLE" in capsys.readouterr().err


def test_production_needs_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert command(tmp_path, environment="production").run(["serve"]) == 78
    assert command(tmp_path, environment="production").run(["migrate"]) == 0
    assert command(tmp_path, auth_signing_keys=SecretStr("short")).run(["serve"]) == 78
    assert not (tmp_path / ".env").exists()


def test_a_key_is_made_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(database_url="sqlite:test.sqlite")
    first, second = Application(settings), Application(Settings(database_url="sqlite:test.sqlite"))
    serve(first, settings)
    serve(second, Settings(database_url="sqlite:test.sqlite"))
    assert first.authentication.jwks() == second.authentication.jwks()
    assert KEY not in repr(Settings(auth_signing_keys=SecretStr(KEY)))
