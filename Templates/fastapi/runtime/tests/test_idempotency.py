import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from service_runtime.database import Database
from service_runtime.errors import ServiceError
from service_runtime.idempotency import IdempotencyKey, IdempotentRequest, KeptAnswer, KeptAnswers, key_of
from service_runtime.requests import Payload

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
ANSWER = KeptAnswer(201, "/api/v1/books/1", '"1"', b'{"data":{}}')
TABLE = """
CREATE TABLE "idempotency_keys" (
  "scope" TEXT NOT NULL, "key" TEXT NOT NULL, "fingerprint" TEXT NOT NULL, "created_at" INTEGER NOT NULL,
  "status" INTEGER, "location" TEXT, "entity_tag" TEXT, "body" BLOB, PRIMARY KEY ("scope", "key")
) STRICT, WITHOUT ROWID;
"""


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:{tmp_path}/test.sqlite")
    await database.open()
    async with database.write() as transaction:
        await transaction.run(TABLE)
    yield database
    await database.close()


def request(key: str = "k", fingerprint: str = "f", scope: str = "POST /books") -> IdempotentRequest:
    return IdempotentRequest(scope, key, fingerprint)


async def create(database: Database, request: IdempotentRequest, now: datetime = NOW) -> KeptAnswer:
    answers = KeptAnswers()
    async with database.write() as transaction:
        kept = await answers.claim(transaction, request, now)
        if kept is None:
            kept = ANSWER
            await answers.keep(transaction, request, kept)
        return kept


async def count(database: Database) -> int:
    async with database.read() as transaction:
        row = await transaction.first('SELECT count(*) FROM "idempotency_keys"')
    assert row is not None
    number: int = row[0]
    return number


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ([], None),
        (["a"], "a"),
        (['"a"'], "a"),
        (["8e03978e-40d5-43dd-bc93-6894a57f9324"], "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        (['"a\\"b\\\\c"'], 'a"b\\c'),
        (['a"b\\c'], 'a"b\\c'),
        (['"' + "k" * 255 + '"'], "k" * 255),
        (["k" * 255], "k" * 255),
    ],
)
def test_a_key_is_spelled_with_quotes_or_without(values: list[str], key: str | None) -> None:
    assert key_of(values) == key


@pytest.mark.parametrize(
    "values",
    [
        [""], ['""'], [" "], ["a b"], ['"a b"'], ['"a'], ['"'], ['"a"b'], ['"a";p=1'], ['"a\\b"'], ['"a", "b"'],
        ["\u00fc"], ["k" * 256], ['"' + "k" * 256 + '"'], ["a", "a"], ["a\x7f"],
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused_by_the_header_s_name(values: list[str]) -> None:
    with pytest.raises(ServiceError) as refusal:
        key_of(values)
    assert refusal.value.status == 400
    (detail,) = refusal.value.document()["error"]["details"]
    assert (detail["header"], detail["code"]) == ("Idempotency-Key", "format")


@pytest.mark.asyncio
async def test_the_same_request_is_answered_alike_and_another_one_is_refused(database: Database) -> None:
    assert await create(database, request()) == ANSWER
    again = await create(database, request())
    assert again.is_replay
    assert again.response().raw_headers == [
        (b"location", b"/api/v1/books/1"),
        (b"etag", b'"1"'),
        (b"idempotency-replayed", b"true"),
        (b"content-length", b"11"),
        (b"content-type", b"application/json"),
    ]
    with pytest.raises(ServiceError) as refusal:
        await create(database, request(fingerprint="g"))
    assert refusal.value.code == "validation_failed"
    assert refusal.value.document()["error"]["details"][0]["code"] == "reused"
    assert not (await create(database, request(key="l", fingerprint="g"))).is_replay
    assert not (await create(database, request(fingerprint="g", scope="POST /authors"))).is_replay


def test_a_key_is_its_caller_s_own() -> None:
    key, payload = IdempotencyKey("POST /books", "k"), Payload(b"{}")
    scopes = [asked.scope for caller in (None, "1", "2") if (asked := key.request(payload, caller)) is not None]
    assert scopes == ["POST /books", "POST /books 1", "POST /books 2"]


@pytest.mark.asyncio
async def test_a_key_whose_request_was_refused_is_free(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as transaction:
            assert await KeptAnswers().claim(transaction, request(), NOW) is None
            raise RuntimeError
    assert not (await create(database, request(fingerprint="g"))).is_replay


@pytest.mark.asyncio
async def test_of_many_requests_at_once_one_is_the_first(database: Database) -> None:
    answers = await asyncio.gather(*(create(database, request()) for _ in range(8)))
    assert sorted(answer.is_replay for answer in answers) == [False] + [True] * 7
    assert {answer.body for answer in answers} == {ANSWER.body}


@pytest.mark.asyncio
async def test_keys_live_a_day_and_go_some_at_a_time(database: Database) -> None:
    for number in range(70):
        await create(database, request(key=f"k{number}"))
    almost = NOW + timedelta(hours=24) - timedelta(milliseconds=1)
    assert (await create(database, request(key="k0"), almost)).is_replay
    assert await count(database) == 70
    day = NOW + timedelta(hours=24)
    assert not (await create(database, request(key="k69", fingerprint="g"), day)).is_replay
    assert await count(database) == 70 - 1 - 64 + 1
    await create(database, request(key="new"), day)
    assert await count(database) == 2
