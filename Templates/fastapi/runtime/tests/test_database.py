"""Transactions and constraints, on a database of their own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from service_runtime import errors
from service_runtime.database import Check, ConstraintTable, Database, DatabaseFailure, Reference, Restriction
from service_runtime.errors import ServiceError
from service_runtime.migrations import Migration, Migrator

SCHEMA = """
CREATE TABLE "authors" ("id" INTEGER PRIMARY KEY, "name" TEXT NOT NULL) STRICT;
CREATE TABLE "books" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "author_id" INTEGER NOT NULL,
  CONSTRAINT "books_title_length" CHECK (length("title") > 0),
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "books_title_unique" ON "books" ("title");
CREATE TRIGGER "noted" AFTER INSERT ON "authors" BEGIN SELECT 1; SELECT 2; END;
"""
MIGRATIONS = [Migration(1, "initial", SCHEMA, "")]
INSERT = 'INSERT INTO "books" ("title", "author_id") VALUES (?, ?) RETURNING "id"'
CONSTRAINTS = ConstraintTable(
    unique={"books.title": ["title"]},
    checks={"books_title_length": Check("title", "length")},
)


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:{tmp_path}/test.sqlite")
    await database.open()
    await Migrator(MIGRATIONS, database).up()
    async with database.write() as transaction:
        await transaction.execute('INSERT INTO "authors" VALUES (1, ?)', ["Ada"])
    yield database
    await database.close()


async def insert(database: Database, title: str, author: int) -> int:
    references = [Reference("author_id", author, exists='SELECT EXISTS (SELECT 1 FROM "authors" WHERE "id" = ?)')]
    async with database.write() as transaction:
        return await transaction.insert(INSERT, [title, author], constraints=CONSTRAINTS, references=lambda: references)


async def count(database: Database) -> int:
    async with database.lookup() as transaction:
        row = await transaction.first('SELECT count(*) FROM "books"')
    assert row is not None
    number: int = row[0]
    return number


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [("", 1, "422 /title length"), ("One", 1, "409 /title unique"), ("Two", 7, "422 /author_id reference")],
)
async def test_a_refusal_of_the_database_is_said_in_the_clients_words(
    database: Database, title: str, author: int, expected: str
) -> None:
    assert await insert(database, "One", 1) == 1
    with pytest.raises(ServiceError) as refusal:
        await insert(database, title, author)
    assert f"{refusal.value.status} {refusal.value.details[0].place} {refusal.value.details[0].code}" == expected
    assert await count(database) == 1


async def test_a_record_that_others_refer_to_is_not_deleted(database: Database) -> None:
    await insert(database, "One", 1)
    restrictions = [Restriction("books", exists='SELECT EXISTS (SELECT 1 FROM "books" WHERE "author_id" = ?)')]
    with pytest.raises(ServiceError) as refusal:
        async with database.write() as transaction:
            await transaction.delete('DELETE FROM "authors" WHERE "id" = ?', 1, restrictions=restrictions)
    assert [detail.code for detail in refusal.value.details] == ["in_use"]


async def test_whatever_is_raised_undoes_what_was_written(database: Database) -> None:
    with pytest.raises(ServiceError):
        async with database.write() as transaction:
            await transaction.execute(INSERT, ["One", 1])
            raise errors.forbidden()
    assert await count(database) == 0


async def test_a_savepoint_undoes_itself_alone(database: Database) -> None:
    async with database.write() as transaction:
        await transaction.execute(INSERT, ["One", 1])
        with pytest.raises(DatabaseFailure):
            async with transaction.savepoint():
                await transaction.execute(INSERT, ["Two", 1])
                await transaction.execute("SELECT nothing")
    assert await count(database) == 1


async def test_readers_see_one_state_while_another_is_written(database: Database) -> None:
    async with database.read() as reader:
        assert await reader.all('SELECT * FROM "books"') == []
        await asyncio.wait_for(insert(database, "One", 1), 5)
        assert await reader.all('SELECT * FROM "books"') == []
    assert await count(database) == 1


async def test_writers_wait_for_each_other(database: Database) -> None:
    await asyncio.gather(*(insert(database, f"Book {number}", 1) for number in range(20)))
    assert await count(database) == 20


@pytest.mark.parametrize("url", ["", "sqlite:", "postgres://localhost/x", "library.sqlite"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(DatabaseFailure, match="DATABASE_URL"):
        Database(url)
