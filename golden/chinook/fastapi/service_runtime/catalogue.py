"""What a database is made of, and how two of them differ."""

import re
from collections.abc import Iterator, Sequence

from service_runtime.database import Database, Transaction

_OBJECTS = r"""
SELECT "type" || ' ' || lower("name"), "sql" FROM "sqlite_schema"
WHERE "name" NOT LIKE 'sqlite\_%' ESCAPE '\' AND "tbl_name" <> 'schema_migrations'
ORDER BY "type" DESC, lower("name")
"""
_TOKEN = re.compile(
    r"""
    \s+ | --[^\n]* | /\*.*?(?:\*/|\Z)
    | "(?P<name>(?:[^"]|"")*)" | `(?P<tick>(?:[^`]|``)*)` | \[(?P<bracket>[^\]]*)\]
    | (?P<text>'(?:[^']|'')*')
    | (?P<plain>[\w$]+|[<>=!|]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Catalogue:
    """A database's tables, indexes, views and triggers, each as the statement that makes it."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._definitions = {name: Definition(sql) for name, sql in rows}

    @staticmethod
    async def read(transaction: Transaction) -> "Catalogue":
        """What stands in a database, without what SQLite and migrating keep there."""
        return Catalogue(await transaction.all(_OBJECTS))

    @staticmethod
    async def made_by(scripts: Sequence[str]) -> "Catalogue":
        """What scripts make of an empty database."""
        database = Database("sqlite::memory:")
        try:
            async with database.alter(0) as transaction:
                for script in scripts:
                    await transaction.run(script)
                return await Catalogue.read(transaction)
        finally:
            await database.close()

    def differences(self, expected: "Catalogue") -> list[str]:
        """In what this one is another, each in a line."""
        lines = []
        for name, wanted in expected._definitions.items():
            found = self._definitions.get(name)
            lines += [f"{name} is missing"] if found is None else found.differences(wanted, name)
        others = self._definitions.keys() - expected._definitions.keys()
        return lines + [f"{name} is of no migration" for name in self._definitions if name in others]


class Definition:
    """A `CREATE` statement in its parts: of a table each column and constraint, and what stands around them."""

    def __init__(self, sql: str) -> None:
        tokens = list(_tokens(sql))
        is_table = tokens[:2] == ["create", "table"]
        rest: list[str] = []
        items: list[list[str]] = [[]]
        depth = 0
        for token in tokens:
            depth -= token == ")"
            if not is_table or depth == 0:
                rest.append(token)
            elif depth == 1 and token == ",":
                items.append([])
            else:
                items[-1].append(token)
            depth += token == "("
        self._parts = [("definition", _joined(rest)), *(_part(item) for item in items if item)]

    def differences(self, expected: "Definition", what: str) -> list[str]:
        """In what this one is another, each in a line."""
        found, wanted = dict(self._parts), dict(expected._parts)
        lines = []
        for name, text in wanted.items():
            if name not in found:
                lines.append(f"{what}: {name} is missing")
            elif found[name] != text:
                lines.append(f"{what}: {name} is '{found[name]}', not '{text}'")
        lines += [f"{what}: {name} is of no migration" for name in found if name not in wanted]
        if not lines and self._parts != expected._parts:
            lines.append(f"{what}: its parts stand in another order")
        return lines


def _part(tokens: Sequence[str]) -> tuple[str, str]:
    text = _joined(tokens)
    match tokens[0]:
        case "constraint":
            return " ".join(tokens[:2]), text
        case "primary" | "unique" | "check" | "foreign":
            return text, text
        case column:
            return f"column {column}", text


def _tokens(sql: str) -> Iterator[str]:
    """What a statement says, without what does not count: blanks, remarks, quotes around names, and their case."""
    for found in _TOKEN.finditer(sql):
        match found.lastgroup, found[0]:
            case None, _:
                pass
            case "text", text:
                yield text
            case "name", text:
                yield text[1:-1].replace('""', '"').lower()
            case "tick", text:
                yield text[1:-1].replace("``", "`").lower()
            case "bracket", text:
                yield text[1:-1].lower()
            case _, text:
                yield text.lower()


def _joined(tokens: Sequence[str]) -> str:
    text = ""
    for token in tokens:
        text += token if not text or text[-1] == "(" or token in (")", ",", "(") else f" {token}"
    return text
