"""SQLite: a database in memory, and how a service migrates it."""

import decimal
import json
import re
import sqlite3

from engine import Engine, Failed
from statements import statements
from values import EXACT

TOKEN = re.compile(r"""\s+|"(?:[^"]|"")*"|'(?:[^']|'')*'|[\w.]+|[^\w\s]""")


class SQLite(Engine):
    name = "sqlite"

    def __init__(self):
        self.connection = None

    def reset(self):
        if self.connection:
            self.connection.close()
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute("PRAGMA foreign_keys = ON")

    def close(self):
        if self.connection:
            self.connection.close()

    def migrate(self, script, fail_before=None):
        """A whole migration in one transaction, as a service runs it; with a failure before one of its statements."""
        run = self.connection.execute
        run("PRAGMA foreign_keys = OFF")
        run("BEGIN IMMEDIATE")
        try:
            for number, statement in enumerate(statements(script)):
                if number == fail_before:
                    run("SELECT no_such_function()")
                run(statement)
            if fail_before is not None and fail_before >= len(statements(script)):
                run("SELECT no_such_function()")
            if broken := run("PRAGMA foreign_key_check").fetchall():
                raise Failed(f"keys lead nowhere: {broken[:3]}")
            run("COMMIT")
        except sqlite3.Error as error:
            raise Failed(str(error)) from error
        finally:
            if self.connection.in_transaction:
                run("ROLLBACK")
            run("PRAGMA foreign_keys = ON")

    def interruptions(self, script):
        return range(len(statements(script)) + 1)

    def catalogue(self):
        """Everything that the database says of itself, spaces and the order of columns apart."""
        found = {}
        for kind, name, table, sql in self.connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        ):
            if kind == "table":
                found |= _table(name, sql)
            else:
                found[f"{kind} {name} on {table}"] = _plain(sql)
        return found

    def numbers(self):
        """The highest number that each table has ever given a row."""
        if not self._has("sqlite_sequence"):
            return {}
        return dict(self.connection.execute("SELECT name, seq FROM sqlite_sequence"))

    def spend_numbers(self, table):
        """As if rows had been made and deleted: their numbers are not to come again."""
        self.connection.execute("UPDATE sqlite_sequence SET seq = seq + 5 WHERE name = ?", [table])

    def _has(self, table):
        return self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone()

    def state(self):
        """All of the database, for telling whether anything at all has changed."""
        return list(self.connection.iterdump())

    def insert_row(self, table, values):
        columns = ", ".join(f'"{name}"' for name in values)
        places = ", ".join("?" * len(values))
        self.connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', list(values.values()))

    def select(self, table, columns, kinds):
        said = ", ".join(f'"{column}"' for column in columns)
        return self.connection.execute(f'SELECT {said} FROM "{table}"').fetchall()

    def count(self, table):
        return self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]

    def check_keys(self, does):
        self.connection.execute(f"PRAGMA foreign_keys = {'ON' if does else 'OFF'}")

    def tables(self):
        found = self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return [name for (name,) in found]

    def stored(self, value, kind, spec):
        """A value as its column holds it."""
        if value is None:
            return None
        if kind.kind == "enum":
            return spec.enum(kind.enum).case(value).name
        if kind.kind == "decimal":
            return f"{value:f}" if kind.is_long else int(EXACT.scaleb(value, kind.scale))
        if kind.kind == "bool":
            return int(value)
        if kind.kind == "list":
            return json.dumps([self.stored(item, kind.item, spec) for item in value], ensure_ascii=False)
        return value

    def loaded(self, value, kind, spec):
        """What a column holds, as a value."""
        if value is None:
            return None
        if kind.kind == "enum":
            return next((case.uid for case in spec.enum(kind.enum).cases if case.name == value), f"no case: {value}")
        if kind.kind == "decimal":
            if kind.is_long:
                # Equal ones have to be the same text.
                return decimal.Decimal(value) if f"{decimal.Decimal(value):f}" == value else f"odd: {value}"
            return EXACT.scaleb(decimal.Decimal(value), -kind.scale)
        if kind.kind == "bool":
            return {0: False, 1: True}.get(value, f"no flag: {value}")
        if kind.kind == "list":
            return [self.loaded(item, kind.item, spec) for item in json.loads(value)]
        return value


def _tokens(sql):
    assert "".join(TOKEN.findall(sql)) == sql, sql
    return [token for token in TOKEN.findall(sql) if not token.isspace()]


def _plain(sql):
    return " ".join(_tokens(sql))


def _table(name, sql):
    """A table's columns and constraints by their name."""
    tokens = _tokens(sql)
    start = tokens.index("(")
    found, part, depth = {f"table {name}": ""}, [], 0
    for place in range(start, len(tokens)):
        token = tokens[place]
        depth += {"(": 1, ")": -1}.get(token, 0)
        if depth == 0 or (depth == 1 and token == ","):
            kind = "part" if part[0].upper() in ("CONSTRAINT", "PRIMARY") else "column"
            found[f"{kind} {name}.{part[1] if kind == 'part' else part[0]}"] = " ".join(part)
            part = []
            if depth == 0:
                found[f"table {name}"] = " ".join(tokens[place + 1 :])
                break
        elif not (depth == 1 and token == "(" and not part):
            part.append(token)
    return found
