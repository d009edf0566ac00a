"""Queries, selections and pages, over a table of their own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import pytest
import pytest_asyncio

from service_runtime import rules
from service_runtime.database import Database, Row
from service_runtime.errors import ServiceError
from service_runtime.lists import Direction, Filter, ListDefinition, ListQuery, Scope, Sort
from service_runtime.query import RecordSelection, SelectionDefinition, unquote


@dataclass
class Item:
    id: int
    name: str
    rank: int | None

    @staticmethod
    def from_row(row: Row) -> "Item":
        return Item(*row)


NAME = rules.TextRule()
RANK = rules.IntegerRule()
OWNER = SelectionDefinition(["id", "name"])
SELECTION = SelectionDefinition(["id", "name", "rank"], includes={"owner": OWNER, "owner.items": OWNER})
LIST: ListDefinition[Item] = ListDefinition(
    base='SELECT "id", "name", "rank" FROM "items"',
    identifiers=[
        Sort(
            "id",
            column='"id"',
            equal='"id" = ?',
            ascending=Direction('"id" ASC', ">", '"id" > ?', '"id" >= ?'),
            descending=Direction('"id" DESC', "<", '"id" < ?', '"id" <= ?'),
            rule=rules.IntegerRule(53),
            value=attrgetter("id"),
        ),
    ],
    default_limit=20,
    maximum_limit=100,
    selection=SELECTION,
    filters=[
        Filter(
            "name",
            NAME,
            {
                "eq": '"name" = ?',
                "in": '"name" IN (SELECT "value" FROM json_each(?))',
                "starts_with": '("name" >= ? AND "name" < ? || x\'FF\')',
            },
        ),
        Filter("rank", RANK, {"gt": '"rank" > ?'}, is_null='"rank" IS NULL', is_not_null='"rank" IS NOT NULL'),
    ],
    sorts=[
        Sort(
            "name",
            column='"name"',
            equal='"name" = ?',
            ascending=Direction('"name" ASC', ">", '"name" > ?', '"name" >= ?'),
            descending=Direction('"name" DESC', "<", '"name" < ?', '"name" <= ?'),
            rule=NAME,
            value=attrgetter("name"),
        ),
        Sort(
            "rank",
            column='"rank"',
            equal='"rank" = ?',
            ascending=Direction('"rank" ASC NULLS LAST', ">", '("rank" > ? OR "rank" IS NULL)'),
            descending=Direction('"rank" DESC NULLS LAST', "<", '("rank" < ? OR "rank" IS NULL)'),
            rule=RANK,
            value=attrgetter("rank"),
            equal_null='"rank" IS NULL',
        ),
    ],
)


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:{tmp_path}/test.sqlite")
    await database.open()
    async with database.write() as transaction:
        await transaction.run(
            'CREATE TABLE "items" ("id" INTEGER PRIMARY KEY, "name" TEXT NOT NULL, "rank" INTEGER) STRICT;'
        )
        for id, name, rank in [(1, "b", 2), (2, "a", None), (3, "b", None), (4, "a,b", 1), (5, "é", 2), (6, "a", 2)]:
            await transaction.execute('INSERT INTO "items" VALUES (?, ?, ?)', [id, name, rank])
    yield database
    await database.close()


async def ids(database: Database, query: str) -> list[int]:
    async with database.read() as transaction:
        page = await transaction.page(ListQuery(query.encode(), LIST), Item.from_row)
    return [item.id for item in page.records]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("filter[name]=a", [2, 6]),
        ("filter[name][eq]=a,b", [4]),
        ("filter[name][in]=a,b", [1, 2, 3, 6]),
        ("filter[name][in]=a%2Cb,b", [1, 3, 4]),
        ("filter[name][starts_with]=a", [2, 4, 6]),
        ("filter%5Bname%5D=%C3%A9", [5]),
        ("filter[rank][gt]=1&filter[name]=a", [6]),
        ("filter[rank][is_null]=true", [2, 3]),
        ("filter[rank][is_null]=false&sort=-id", None),
        ("sort=name", [2, 6, 4, 1, 3, 5]),
        ("sort=-name", [5, 3, 1, 4, 6, 2]),
        ("sort=rank", [4, 1, 5, 6, 2, 3]),
        ("sort=-rank,name", [6, 1, 5, 4, 2, 3]),
    ],
)
async def test_lists_are_filtered_and_sorted(database: Database, query: str, expected: list[int] | None) -> None:
    if expected is None:
        with pytest.raises(ServiceError, match="not valid"):
            await ids(database, query)
    else:
        assert await ids(database, query) == expected


@pytest.mark.parametrize("sort", ["", "name", "-name", "rank", "-rank", "rank,-name", "-rank,name", "name,rank"])
@pytest.mark.parametrize("limit", [1, 2, 5])
async def test_pages_hold_what_the_list_holds(database: Database, sort: str, limit: int) -> None:
    order = f"sort={sort}&" if sort else ""
    found, cursor = [], ""
    for _ in range(10):
        query = ListQuery(f"{order}limit={limit}{cursor}".encode(), LIST)
        async with database.read() as transaction:
            page = await transaction.page(query, Item.from_row)
        found += [item.id for item in page.records]
        if page.next is None:
            break
        cursor = f"&cursor={page.next}"
    assert found == await ids(database, f"{order}limit=100")


async def test_a_cursor_belongs_to_its_list(database: Database) -> None:
    async with database.read() as transaction:
        page = await transaction.page(ListQuery(b"sort=name&limit=1", LIST), Item.from_row)
    cursor = page.next
    for query in (f"cursor={cursor}", f"sort=-name&cursor={cursor}", f"sort=name&filter[name]=a&cursor={cursor}"):
        with pytest.raises(ServiceError, match="does not belong"):
            ListQuery(query.encode(), LIST)
    with pytest.raises(ServiceError, match="does not belong"):
        ListQuery(f"sort=name&cursor={cursor}".encode(), LIST, Scope('"id" > ?', [1]))
    for text in ("", "x", "AAAA", f"{cursor}=", f"{cursor}A", "W10"):
        with pytest.raises(ServiceError, match="does not belong"):
            ListQuery(f"sort=name&cursor={text}".encode(), LIST)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("limit=0", ["limit min"]),
        ("limit=101", ["limit max"]),
        ("limit=x", ["limit type"]),
        ("limit=1.5", ["limit type"]),
        ("limit=1e1", []),
        ("sort=", ["sort format"]),
        ("sort=name,name", ["sort format"]),
        ("sort=-nobody", ["sort unknown"]),
        ("filter[rank][gt]=x", ["filter[rank][gt] type"]),
        ("filter[rank]=1", ["filter[rank] unknown"]),
        ("filter[name]=a&filter[name][eq]=b", ["filter[name][eq] format"]),
        ("a=1&limit=0&b=2", ["a unknown", "limit min", "b unknown"]),
        ("limit=1&limit=1", ["limit format"]),
        ("filter[name]=%ff", ["filter[name] format"]),
        ("filter[name]=%00", ["filter[name] format"]),
        ("filter[name]=%zz", ["filter[name] format"]),
        ("fields=name,nobody", ["fields unknown"]),
        ("fields[owner]=name", ["fields[owner] unknown"]),
        ("include=owner&fields[owner]=name", []),
        ("include=nobody", ["include unknown"]),
    ],
)
def test_everything_wrong_with_a_query_is_named(query: str, expected: list[str]) -> None:
    try:
        ListQuery(query.encode(), LIST)
        found = []
    except ServiceError as error:
        found = [f"{detail.place} {detail.code}" for detail in error.details]
    assert found == expected


def test_a_path_of_two_includes_the_one_that_it_begins_with() -> None:
    selection = RecordSelection.read(b"include=owner.items&fields=name&fields[owner.items]=name", SELECTION)
    assert selection.fields.names == frozenset({"id", "name"})
    assert selection.includes("owner")
    assert selection.within("owner").fields_of("items").names == frozenset({"id", "name"})
    assert selection.fields.document({"id": 1, "rank": 2, "name": "a"}, {"owner": None}, {"at": 3}) == {
        "id": 1,
        "name": "a",
        "owner": None,
    }


@pytest.mark.parametrize(
    ("text", "expected"), [("a+b", "a+b"), ("%41%c3%a9", "Aé"), ("%", None), ("%4", None), ("%ff", None)]
)
def test_escapes_are_decoded_once(text: str, expected: str | None) -> None:
    assert unquote(text) == expected
