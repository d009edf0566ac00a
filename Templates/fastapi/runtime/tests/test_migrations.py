"""A database on its way along a history, and back."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from service_runtime.database import Database, DatabaseFailure
from service_runtime.issuer import now
from service_runtime.migrations import Migration, MigrationFailure, Migrator
from tests.sample_migrations import BOOKS, BROKEN, LABELS, LOOSE, SHELVES

ALL = [SHELVES, BOOKS, LABELS]


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:{tmp_path}/test.sqlite")
    await database.open()
    yield database
    await database.close()


async def texts(database: Database, sql: str) -> list[str]:
    async with database.lookup() as transaction:
        return [row[0] for row in await transaction.all(sql)]


async def tables(database: Database) -> list[str]:
    return await texts(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")


async def write(database: Database, script: str) -> None:
    async with database.write() as transaction:
        await transaction.run(script)


async def fill(database: Database) -> None:
    await write(database, "INSERT INTO shelves (id) VALUES (1);\nINSERT INTO books VALUES (1, 'Emma', 1);")


async def test_what_is_missing_is_applied_in_order_and_only_once(database: Database) -> None:
    assert await Migrator([SHELVES], database).up() == [SHELVES]
    assert await Migrator([SHELVES, BOOKS], database).up() == [BOOKS]
    assert await Migrator([SHELVES, BOOKS], database).up() == []
    assert await tables(database) == ["books", "schema_migrations", "shelves"]


async def test_up_goes_as_far_as_a_number_and_down_back_to_one_or_by_one(database: Database) -> None:
    migrator = Migrator(ALL, database)
    assert await migrator.up(2) == [SHELVES, BOOKS]
    assert await migrator.up(1) == []
    assert await migrator.down() == [BOOKS]
    assert await migrator.up() == [BOOKS, LABELS]
    assert await migrator.down(0) == [LABELS, BOOKS, SHELVES]
    assert await tables(database) == ["schema_migrations"]
    assert await migrator.down() == []


async def test_the_history_keeps_number_name_and_checksum(database: Database) -> None:
    await Migrator([SHELVES, BOOKS], database).up()
    entries = await texts(
        database, "SELECT number || ' ' || name || ' ' || checksum FROM schema_migrations ORDER BY number"
    )
    assert entries == [f"1 initial {SHELVES.checksum}", f"2 books {BOOKS.checksum}"]


async def test_the_status_says_when_each_ran_without_touching_the_database(database: Database) -> None:
    migrator = Migrator([SHELVES, BOOKS], database)
    assert [moment for _, _, moment in (await migrator.status()).rows] == [None, None]
    assert await tables(database) == []
    start = now()
    await migrator.up(1)
    status = await migrator.status()
    (first, second) = status.rows
    assert first[:2] == (1, "initial")
    assert isinstance(first[2], datetime)
    assert start <= first[2] <= now()
    assert second == (2, "books", None)
    assert (status.applied, status.pending, status.failure) == ([SHELVES], [BOOKS], None)


@pytest.mark.parametrize("verb", ["up", "down"])
async def test_a_script_that_was_edited_after_it_ran_is_refused(database: Database, verb: str) -> None:
    await Migrator([SHELVES], database).up()
    edited = Migration(1, "initial", SHELVES.up + " ", "")
    more = Migration(2, "more", 'CREATE TABLE "more" ("id" INTEGER) STRICT;', "")
    with pytest.raises(MigrationFailure, match=r"1 \(initial\) was changed"):
        await getattr(Migrator([edited, more], database), verb)()
    assert await tables(database) == ["schema_migrations", "shelves"]


@pytest.mark.parametrize("verb", ["up", "down"])
async def test_a_database_that_is_ahead_of_the_service_is_refused(database: Database, verb: str) -> None:
    await Migrator([SHELVES, BOOKS], database).up()
    older = Migrator([SHELVES], database)
    with pytest.raises(MigrationFailure, match=r"further .* knows: 2 \(books\)"):
        await getattr(older, verb)()
    assert [name for _, name, _ in (await older.status()).rows] == ["initial", "books"]


async def test_a_history_with_a_gap_is_refused(database: Database) -> None:
    migrator = Migrator(ALL, database)
    await migrator.up()
    await write(database, "DELETE FROM schema_migrations WHERE number = 2")
    with pytest.raises(MigrationFailure, match=r"2 \(books\) did not run"):
        await migrator.up()


async def test_scripts_of_which_one_is_missing_or_was_put_elsewhere_are_refused(database: Database) -> None:
    with pytest.raises(MigrationFailure, match="0002_books is out of place"):
        await Migrator([BOOKS], database).up()
    other = Migrator([Migration(1, "initial", SHELVES.up + " ", ""), BOOKS], database)
    for work in (other.up, other.verify):
        with pytest.raises(
            MigrationFailure, match=f"0002_books was written to come after '0001_initial: {SHELVES.checksum}'"
        ):
            await work()
    assert await tables(database) == []


async def test_a_script_that_fails_half_way_leaves_everything_as_it_was(database: Database) -> None:
    await Migrator([SHELVES, BOOKS], database).up()
    await fill(database)
    before = await texts(database, "SELECT sql FROM sqlite_schema ORDER BY 1")
    with pytest.raises(
        MigrationFailure, match=r"0003_broken was undone: no such column: missing .* in: SELECT missing$"
    ):
        await Migrator([SHELVES, BOOKS, BROKEN], database).up()
    assert await texts(database, "SELECT sql FROM sqlite_schema ORDER BY 1") == before
    assert await texts(database, "SELECT title FROM books") == ["Emma"]
    assert await Migrator(ALL, database).up() == [LABELS]


async def test_a_table_that_others_refer_to_is_made_anew_without_a_cascade(database: Database) -> None:
    migrator = Migrator(ALL, database)
    await migrator.up(2)
    await fill(database)
    await migrator.up()
    assert await texts(database, "SELECT label || ' ' || title FROM shelves, books") == ["shelf 1 Emma"]
    await migrator.down()
    assert await texts(database, "SELECT title FROM books") == ["Emma"]
    assert await migrator.verify() == []


async def test_keys_without_their_records_undo_a_script_and_are_enforced_again(database: Database) -> None:
    await Migrator([SHELVES, BOOKS], database).up()
    await fill(database)
    with pytest.raises(MigrationFailure, match=r"0003_loose was undone: books in row 1 refers to nothing in shelves$"):
        await Migrator([SHELVES, BOOKS, LOOSE], database).up()
    with pytest.raises(DatabaseFailure) as refusal:
        await write(database, "INSERT INTO books VALUES (2, 'Ulysses', 9)")
    assert refusal.value.constraint == "foreign_key"
    assert await texts(database, "SELECT title FROM books") == ["Emma"]


async def test_of_several_that_start_together_one_applies_each(tmp_path: Path) -> None:
    async def start() -> list[Migration]:
        database = Database(f"sqlite:{tmp_path}/test.sqlite")
        await database.open()
        applied = await Migrator(ALL, database).up()
        await database.close()
        return applied

    found = await asyncio.gather(*(start() for _ in range(4)))
    assert sorted(migration.number for applied in found for migration in applied) == [1, 2, 3]


async def test_a_writer_is_waited_for_beyond_the_timeout(database: Database, tmp_path: Path) -> None:
    quick = Database(f"sqlite:{tmp_path}/test.sqlite", busy_timeout=0.01)
    async with database.write() as transaction:
        await transaction.run("CREATE TABLE others (id INTEGER) STRICT;")
        with pytest.raises(DatabaseFailure, match="locked"):
            await Migrator([SHELVES], quick, patience=0.05).up()
        patient = asyncio.create_task(Migrator([SHELVES], quick).up())
        await asyncio.sleep(0.2)
        assert not patient.done()
    assert await patient == [SHELVES]
    await quick.close()


async def test_what_another_process_did_meanwhile_is_seen(database: Database, tmp_path: Path) -> None:
    await Migrator([SHELVES, BOOKS], database).up()
    other = Database(f"sqlite:{tmp_path}/test.sqlite")
    migrator = Migrator([SHELVES, BOOKS], other)
    async with database.write() as transaction:
        undoing = asyncio.create_task(migrator.down())
        await asyncio.sleep(0.2)
        await transaction.run("DROP TABLE books;\nDELETE FROM schema_migrations WHERE number = 2;")
    assert await undoing == []
    async with database.write() as transaction:
        running = asyncio.create_task(migrator.up())
        await asyncio.sleep(0.2)
        await transaction.run("UPDATE schema_migrations SET checksum = 'x'")
    with pytest.raises(MigrationFailure, match=r"1 \(initial\) was changed"):
        await running
    assert await tables(database) == ["schema_migrations", "shelves"]
    await other.close()


@pytest.mark.parametrize("number", range(4))
async def test_what_migrations_made_differs_in_nothing(database: Database, number: int) -> None:
    migrator = Migrator(ALL, database)
    await migrator.up(number)
    assert await migrator.verify() == []


@pytest.mark.parametrize(
    ("script", "differences"),
    [
        ("DROP INDEX books_title", ["index books_title is missing"]),
        ("CREATE TABLE more (id INTEGER)", ["table more is of no migration"]),
        (
            "DROP INDEX books_title;\nCREATE INDEX books_title ON books (title)",
            [
                "index books_title: definition is 'create index books_title on books(title)', "
                "not 'create unique index books_title on books(title)'"
            ],
        ),
        ("ALTER TABLE shelves ADD COLUMN note TEXT", ["table shelves: column note is of no migration"]),
        ("ALTER TABLE shelves DROP COLUMN label", ["table shelves: column label is missing"]),
        (
            "DROP TABLE shelves;\nCREATE TABLE shelves (id INTEGER NOT NULL PRIMARY KEY, label TEXT NOT NULL) STRICT",
            ["table shelves: column label is 'label text not null', not 'label text'"],
        ),
        (
            "DROP TABLE shelves;\nCREATE TABLE shelves (id INTEGER NOT NULL PRIMARY KEY, label TEXT)",
            ["table shelves: definition is 'create table shelves()', not 'create table shelves() strict'"],
        ),
        (
            "DROP TABLE shelves;\nCREATE TABLE shelves (label TEXT, id INTEGER NOT NULL PRIMARY KEY) STRICT",
            ["table shelves: its parts stand in another order"],
        ),
        (
            """\
            DROP TABLE books;
            CREATE TABLE books (
              id INTEGER NOT NULL PRIMARY KEY, title TEXT NOT NULL, shelf_id INTEGER NOT NULL,
              CONSTRAINT books_title_length CHECK (length(title) >= 0)
            ) STRICT;
            CREATE UNIQUE INDEX books_title ON books (title);
            """,
            [
                "table books: constraint books_title_length is "
                "'constraint books_title_length check(length(title) >= 0)', "
                "not 'constraint books_title_length check(length(title) > 0)'",
                "table books: foreign key(shelf_id) references shelves(id) on delete cascade is missing",
            ],
        ),
        # Only spelled in another way.
        (
            """\
            DROP TABLE shelves; -- a remark
            create table [SHELVES] (`ID` integer /* another */ not null primary key,"label" text)strict
            """,
            [],
        ),
    ],
)
async def test_each_difference_has_its_line(database: Database, script: str, differences: list[str]) -> None:
    migrator = Migrator(ALL, database)
    await migrator.up()
    await write(database, script)
    assert await migrator.verify() == differences


async def test_another_history_is_refused_before_anything_is_compared(database: Database) -> None:
    await Migrator(ALL, database).up()
    with pytest.raises(MigrationFailure, match=r"knows: 3 \(labels\)"):
        await Migrator([SHELVES, BOOKS], database).verify()


def test_checksums_are_sha_256_of_the_script() -> None:
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert Migration(1, "", "abc", "").checksum == digest
