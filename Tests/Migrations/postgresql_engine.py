"""PostgreSQL: a schema that is emptied for each pair, and how a service migrates it."""

import datetime
import decimal
import time

import psycopg

from engine import Engine, Failed
from statements import steps
from values import EPOCH, text_of_moment

# What a column of each kind is declared as.
NATIVE = {
    "string": "text",
    "text": "text",
    "email": "text",
    "url": "text",
    "slug": "text",
    "enum": "text",
    "int": "integer",
    "int64": "bigint",
    "float": "double precision",
    "bool": "boolean",
    "date": "date",
    "datetime": "timestamptz",
    "duration": "bigint",
    "uuid": "uuid",
    "bytes": "bytea",
    "json": "json",
    "decimal": "numeric",
}
COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
      (SELECT collname FROM pg_collation WHERE oid = a.attcollation), pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, a.attnum)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
      AND a.attnum > 0 AND NOT a.attisdropped
"""
CONSTRAINTS = """
    SELECT c.relname, k.conname, k.contype, pg_get_constraintdef(k.oid), k.convalidated, k.condeferrable
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = 'public'::regnamespace
"""
INDEXES = """
    SELECT t.relname, c.relname, pg_get_indexdef(c.oid), i.indisunique, i.indisprimary, i.indisvalid, i.indisready
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace
"""
OTHERS = """
    SELECT relkind::text, relname, relpersistence::text || COALESCE(format_type(seqtypid, NULL), '')
    FROM pg_class LEFT JOIN pg_sequence ON seqrelid = oid
    WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('i', 'I')
    UNION ALL SELECT 'trigger', tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function', proname, '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'type', typname, typtype::text FROM pg_type t
      WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
"""
OTHERS_HERE = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend'
"""


class Interrupted(Exception):
    """The connection went away in the middle of a migration."""


class PostgreSQL(Engine):
    name = "postgresql"

    def __init__(self, url):
        self.url = url
        self.connection = None
        self._connect()

    def _connect(self):
        self.close()
        self.connection = psycopg.connect(self.url, autocommit=True)
        self.connection.execute("SET client_min_messages = error")
        # One that went away may still be undoing what it had begun.
        while self.connection.execute(OTHERS_HERE).fetchone()[0]:
            time.sleep(0.002)

    def close(self):
        if self.connection:
            self.connection.close()

    def reset(self):
        self.connection.execute(
            "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS runner CASCADE;"
            "CREATE SCHEMA runner; CREATE TABLE runner.schema_migration_steps (step integer PRIMARY KEY)"
        )

    def migrate(self, script, stop=None):
        """Step by step, each recorded with what it does; `stop` says where the connection goes away."""
        done = {step for (step,) in self.connection.execute("SELECT step FROM runner.schema_migration_steps")}
        try:
            for number, is_transaction, statements in steps(script):
                if number not in done:
                    self._step(number, is_transaction, statements, stop)
            self.connection.execute("TRUNCATE runner.schema_migration_steps")
        except psycopg.Error as error:
            if not self.connection.closed:
                self.connection.rollback()
            raise Failed(f"step {number}: {error}") from error
        except Interrupted:
            self._connect()
            raise
        finally:
            if not self.connection.closed:
                # What a script sets holds for the run of a migration.
                self.connection.execute("RESET ALL")
                self.connection.execute("SET client_min_messages = error")

    def _step(self, number, is_transaction, statements, stop):
        record = f"INSERT INTO runner.schema_migration_steps VALUES ({number})"
        run = self.connection.execute
        if is_transaction:
            run("BEGIN")
        for place, statement in enumerate([*statements, record]):
            if stop == (number, place):
                # The server notices that its client is gone, and undoes what was not committed.
                self.connection.close()
                raise Interrupted
            run(statement)
        if is_transaction:
            run("COMMIT")

    def forget_steps(self):
        self.connection.execute("TRUNCATE runner.schema_migration_steps")

    def interruptions(self, script):
        """Every place where a run can end too early: before each statement, and before a step is recorded."""
        return [(number, place) for number, _, statements in steps(script) for place in range(len(statements) + 1)]

    def catalogue(self):
        found = {}
        for table, column, *facts in self.connection.execute(COLUMNS):
            found[f"column {table}.{column}"] = tuple(facts)
        for table, name, *facts in self.connection.execute(CONSTRAINTS):
            found[f"constraint {table}.{name}"] = tuple(facts)
        for table, name, *facts in self.connection.execute(INDEXES):
            found[f"index {table}.{name}"] = tuple(facts)
        for kind, name, fact in self.connection.execute(OTHERS):
            found[f"{kind} {name}"] = fact
        return found

    def numbers(self):
        """What each table's sequence has come to."""
        found = self.connection.execute(
            "SELECT c.relname, pg_sequence_last_value(s.seqrelid) FROM pg_sequence s"
            " JOIN pg_depend d ON d.objid = s.seqrelid AND d.deptype = 'i' JOIN pg_class c ON c.oid = d.refobjid"
        )
        return {table: last for table, last in found if last is not None}

    def spend_numbers(self, table):
        """As if rows had been made and deleted: their numbers are not to come again."""
        self.connection.execute(
            f"""SELECT setval(pg_get_serial_sequence('"{table}"', 'id'), (SELECT max(id) + 5 FROM "{table}"))"""
        )

    def state(self):
        """The catalogue and all rows, for telling whether anything at all has changed."""
        rows = {
            table: sorted(text for (text,) in self.connection.execute(f'SELECT t::text FROM "{table}" t'))
            for table in self.tables()
        }
        return self.catalogue(), rows, self.numbers()

    def tables(self):
        found = self.connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in found]

    def check_keys(self, does):
        self.connection.execute(f"SET session_replication_role = {'origin' if does else 'replica'}")

    def clear(self):
        for table in self.tables():
            self.connection.execute(f'TRUNCATE "{table}" CASCADE')

    def count(self, table):
        return self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]

    def insert_row(self, table, values):
        columns = ", ".join(f'"{name}"' for name in values)
        places = ", ".join(f"%s::{native}" for _, native in values.values())
        self.connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({places})', [value for value, _ in values.values()]
        )

    def select(self, table, columns, kinds):
        said = ", ".join(
            f'"{column}"::text' if kind.kind == "json" else f'"{column}"' for column, kind in zip(columns, kinds)
        )
        return self.connection.execute(f'SELECT {said} FROM "{table}"').fetchall()

    def stored(self, value, kind, spec):
        """A value as a text with the type that it is meant in."""
        if kind.kind == "list":
            return (
                None if value is None else [_text(item, kind.item, spec) for item in value]
            ), f"{NATIVE[kind.item.kind]}[]"
        return (None if value is None else _text(value, kind, spec)), NATIVE[kind.kind]

    def loaded(self, value, kind, spec):
        if value is None:
            return None
        if kind.kind == "enum":
            return next((case.uid for case in spec.enum(kind.enum).cases if case.name == value), f"no case: {value}")
        if kind.kind == "list":
            return [self.loaded(item, kind.item, spec) for item in value]
        if kind.kind == "datetime":
            return (value.astimezone(datetime.timezone.utc).replace(tzinfo=None) - EPOCH) // datetime.timedelta(
                milliseconds=1
            )
        if kind.kind == "date":
            return value.isoformat()
        if kind.kind == "uuid":
            return str(value)
        return value


def _text(value, kind, spec):
    if kind.kind == "bytes":
        return value
    if kind.kind == "bool":
        return "true" if value else "false"
    if kind.kind == "enum":
        return spec.enum(kind.enum).case(value).name
    if kind.kind == "datetime":
        return text_of_moment(value)
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    return repr(value) if isinstance(value, float) else str(value)
