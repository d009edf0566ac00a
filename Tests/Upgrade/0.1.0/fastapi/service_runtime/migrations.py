"""The history of the schema."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from service_runtime.database import Database, Transaction
from service_runtime.issuer import now
from service_runtime.values import milliseconds_of

_CREATE = """
CREATE TABLE IF NOT EXISTS "schema_migrations" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "checksum" TEXT NOT NULL,
  "applied_at" INTEGER NOT NULL
) STRICT
"""
_HISTORY = 'SELECT "number", "name", "checksum" FROM "schema_migrations" ORDER BY "number"'
_RECORD = 'INSERT INTO "schema_migrations" ("number", "name", "checksum", "applied_at") VALUES (?, ?, ?, ?)'


class MigrationFailure(Exception):
    """Why migrations were not run: the database's history is not the beginning of the service's."""


@dataclass(frozen=True)
class Migration:
    """One step of the history: a script that has run or will, and is never changed afterwards."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the script's bytes in lower-case hexadecimal."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


async def migrate(database: Database, migrations: Sequence[Migration]) -> list[str]:
    """Brings the database up to the last of the migrations, and answers the names of those that it ran.

    Each runs in a transaction of its own, and only one process runs them at a time.
    """
    async with database.write() as transaction:
        await transaction.run(_CREATE)
    applied = []
    for migration in migrations:
        async with database.write() as transaction:
            if await _is_missing(migration, migrations, transaction):
                await transaction.run(migration.sql)
                moment = milliseconds_of(now())
                await transaction.execute(_RECORD, [migration.number, migration.name, migration.checksum, moment])
                applied.append(migration.name)
    return applied


async def _is_missing(migration: Migration, migrations: Sequence[Migration], transaction: Transaction) -> bool:
    known = {migration.number: migration for migration in migrations}
    history = await transaction.all(_HISTORY)
    for number, name, checksum in history:
        if number not in known:
            raise MigrationFailure(
                f"this database was migrated further than this version of the service knows: {number} ({name})"
            )
        if known[number].checksum != checksum:
            raise MigrationFailure(
                f"migration {number} ({name}) was changed after it ran on this database; restore its file, "
                "or start with an empty database"
            )
    return migration.number not in {row[0] for row in history}
