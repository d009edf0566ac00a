"""The history of the schema, and what brings a database along it."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from service_runtime.catalogue import Catalogue
from service_runtime.database import Database, DatabaseFailure, Transaction
from service_runtime.issuer import now
from service_runtime.values import milliseconds_of, moment_at

_CREATE = """\
CREATE TABLE IF NOT EXISTS "schema_migrations" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "checksum" TEXT NOT NULL,
  "applied_at" INTEGER NOT NULL
) STRICT"""
_IS_THERE = """SELECT EXISTS (SELECT 1 FROM "sqlite_schema" WHERE "name" = 'schema_migrations')"""
_HISTORY = 'SELECT "number", "name", "checksum", "applied_at" FROM "schema_migrations" ORDER BY "number"'
_RECORD = 'INSERT INTO "schema_migrations" ("number", "name", "checksum", "applied_at") VALUES (?, ?, ?, ?)'
_FORGET = 'DELETE FROM "schema_migrations" WHERE "number" = ?'


class MigrationFailure(Exception):
    """Why migrations were not run, or did not succeed; whatever the reason, the schema is as it was."""


@dataclass(frozen=True)
class Migration:
    """One step of the history: a script that has run or will, and is never changed afterwards."""

    number: int
    """Its place in the history, from 1, without gaps."""
    name: str
    """What it does, in the words of its file's name."""
    up: str
    """Statements, separated by semicolons."""
    down: str
    """What undoes them."""

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the bytes of `up` in lower-case hexadecimal."""
        return hashlib.sha256(self.up.encode()).hexdigest()

    @property
    def label(self) -> str:
        """How its files begin: `0001_initial`."""
        return f"{self.number:04}_{self.name}"

    @property
    def predecessor(self) -> str | None:
        """What the script says that it comes behind, in a first line such as `-- after 0001_initial: <checksum>`."""
        first, *_ = self.up.splitlines() or [""]
        return first.removeprefix("-- after ") if first.startswith("-- after ") else None

    @property
    def link(self) -> str:
        """What the one behind it says of it."""
        return f"{self.label}: {self.checksum}"


@dataclass(frozen=True)
class Record:
    """A migration that ran on a database."""

    number: int
    name: str
    checksum: str
    applied_at: datetime


class History:
    """The migrations that ran on a database, in their order."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records

    @staticmethod
    async def read(transaction: Transaction) -> "History":
        """What is recorded; nothing in a database that was never migrated."""
        if not await transaction.holds(_IS_THERE, []):
            return History([])
        rows = await transaction.all(_HISTORY)
        return History([Record(number, name, checksum, moment_at(time)) for number, name, checksum, time in rows])

    def __contains__(self, migration: Migration) -> bool:
        return any(record.number == migration.number for record in self.records)

    def verify(self, migrations: Sequence[Migration]) -> None:
        """Refuses a history that is not a beginning of these."""
        known = {migration.number: migration for migration in migrations}
        for place, record in enumerate(self.records):
            if record.number not in known:
                raise MigrationFailure(
                    "this database was migrated further than this version of the service knows: "
                    f"{record.number} ({record.name})"
                )
            if record.number != place + 1:
                skipped = migrations[place]
                raise MigrationFailure(
                    f"migration {skipped.number} ({skipped.name}) did not run on this database, although a later one did"
                )
            if record.checksum != known[record.number].checksum:
                raise MigrationFailure(
                    f"migration {record.number} ({record.name}) was changed after it ran on this database; "
                    "restore its file, or start with an empty database"
                )


class Status:
    """The service's migrations beside those that ran on its database."""

    def __init__(self, migrations: Sequence[Migration], history: History) -> None:
        self.applied = [migration for migration in migrations if migration in history]
        self.pending = [migration for migration in migrations if migration not in history]
        rows = [(record.number, record.name, record.applied_at) for record in history.records]
        others = [(migration.number, migration.name, None) for migration in self.pending]
        self.rows: list[tuple[int, str, datetime | None]] = sorted([*rows, *others], key=lambda row: row[0])
        """Number and name of all of them, also of those that only the database knows, and when each ran."""
        self.failure: MigrationFailure | None = None
        """Why nothing would be run: the database's history is not a beginning of the service's."""
        try:
            history.verify(migrations)
        except MigrationFailure as failure:
            self.failure = failure


class Migrator:
    """Brings a database along the service's history, one migration after the other.

    Each runs in a transaction of its own in which foreign keys are not enforced, and is undone unless all of them lead
    somewhere in the end. Of several processes that start together, one runs each migration, and the others wait for it.
    """

    def __init__(self, migrations: Sequence[Migration], database: Database, *, patience: float = 600.0) -> None:
        """Another process that is writing, such as one that is migrating, is waited for `patience` seconds."""
        self.migrations = migrations
        self._database = database
        self._patience = patience

    async def status(self) -> Status:
        """What has run, and what has not."""
        self._check_chain()
        async with self._database.read() as transaction:
            return Status(self.migrations, await History.read(transaction))

    async def pending(self, to: int | None = None) -> list[Migration]:
        """What `up` would run, in order."""
        status = await self._sound_status()
        return [migration for migration in status.pending if to is None or migration.number <= to]

    async def undoable(self, to: int | None = None) -> list[Migration]:
        """What `down` would undo, in order."""
        applied = (await self._sound_status()).applied
        last = len(applied) - 1 if to is None else to
        return [migration for migration in reversed(applied) if migration.number > last]

    async def up(self, to: int | None = None) -> list[Migration]:
        """Runs what is missing, as far as the migration of that number where there is one; answers what it ran."""

        async def step(migration: Migration, history: History, transaction: Transaction) -> bool:
            if migration in history:
                return False
            await _run(migration.up, migration, transaction)
            await transaction.run(_CREATE)
            moment = milliseconds_of(now())
            await transaction.execute(_RECORD, [migration.number, migration.name, migration.checksum, moment])
            return True

        return await self._run(await self.pending(to), step)

    async def down(self, to: int | None = None) -> list[Migration]:
        """Undoes the last migration, or all behind the one of that number, 0 leaving none; answers what it undid."""

        async def step(migration: Migration, history: History, transaction: Transaction) -> bool:
            if not history.records or history.records[-1].number != migration.number:
                return False
            await _run(migration.down, migration, transaction)
            await transaction.execute(_FORGET, [migration.number])
            return True

        return await self._run(await self.undoable(to), step)

    async def verify(self) -> list[str]:
        """Compares the database with what its migrations make of an empty one; each difference is a line."""
        self._check_chain()
        async with self._database.read() as transaction:
            history = await History.read(transaction)
            history.verify(self.migrations)
            found = await Catalogue.read(transaction)
        expected = await Catalogue.made_by([migration.up for migration in self.migrations if migration in history])
        return found.differences(expected)

    async def _sound_status(self) -> Status:
        status = await self.status()
        if status.failure is not None:
            raise status.failure
        return status

    async def _run(
        self, chosen: Sequence[Migration], step: Callable[[Migration, History, Transaction], Awaitable[bool]]
    ) -> list[Migration]:
        done = []
        for migration in chosen:
            async with self._database.alter(self._patience) as transaction:
                # Another process may have been here meanwhile.
                history = await History.read(transaction)
                history.verify(self.migrations)
                if await step(migration, history, transaction):
                    done.append(migration)
        return done

    def _check_chain(self) -> None:
        """Refuses scripts of which one is missing, or was put in another place."""
        previous: Migration | None = None
        for place, migration in enumerate(self.migrations):
            if migration.number != place + 1:
                raise MigrationFailure(
                    f"migration {migration.label} is out of place: numbers count from 1 without gaps"
                )
            said = migration.predecessor
            if said is not None and (previous is None or said != previous.link):
                raise MigrationFailure(
                    f"migration {migration.label} was written to come after '{said}', which is not what stands before it"
                )
            previous = migration


async def _run(script: str, migration: Migration, transaction: Transaction) -> None:
    try:
        await transaction.run(script)
        rows = await transaction.all("PRAGMA foreign_key_check")
    except DatabaseFailure as failure:
        reason = " ".join(str(failure).split()).removesuffix(";")
        raise MigrationFailure(f"migration {migration.label} was undone: {reason}") from None
    if rows:
        loose = [
            f"{table}{'' if row is None else f' in row {row}'} refers to nothing in {parent}"
            for table, row, parent, _ in rows
        ]
        more = f", and {len(loose) - 5} more" if len(loose) > 5 else ""
        raise MigrationFailure(f"migration {migration.label} was undone: {', '.join(loose[:5])}{more}")
