"""The service's database: one SQLite file, many readers, one writer."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

import aiosqlite
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from service_runtime import errors
from service_runtime.errors import ErrorDetail, ServiceError
from service_runtime.lists import ListQuery, Page
from service_runtime.rules import SQLValue, array
from service_runtime.scopes import EVERYTHING, PolicyScope

R = TypeVar("R")
K = TypeVar("K")

Row = Sequence[Any]
"""The columns of a row by their places."""


class DatabaseFailure(Exception):
    """A statement that the database refused or could not finish."""

    def __init__(self, code: int, message: str, sql: str | None) -> None:
        super().__init__(f"{message} (SQLite {code})" + (f" in: {sql}" if sql else ""))
        self.code = code
        self.message = message

    @property
    def constraint(self) -> str | None:
        """The kind of rule of the schema that was broken, if one was: `unique`, `check`, `foreign_key`."""
        match self.code:
            case sqlite3.SQLITE_CONSTRAINT_UNIQUE | sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
                return "unique"
            case sqlite3.SQLITE_CONSTRAINT_CHECK:
                return "check"
            # A restricted delete is reported as if a trigger had refused it.
            case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY | sqlite3.SQLITE_CONSTRAINT_TRIGGER:
                return "foreign_key"
            case _:
                return None

    @property
    def subject(self) -> str:
        """What stands behind the colon of `UNIQUE constraint failed: books.isbn`."""
        return self.message.partition(": ")[2]


@dataclass(frozen=True)
class Check:
    """A member that a check guards, the record as a whole without one, and what a violation is called."""

    member: str | None
    code: str
    message: str = "is not what the database accepts"


@dataclass(frozen=True)
class ConstraintTable:
    """What the violations that the database reports about one table mean to a client.

    `unique` has the members of each unique index by its columns as SQLite reports them: `books.isbn`.
    """

    unique: Mapping[str, Sequence[str]] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)

    def error(self, failure: DatabaseFailure) -> ServiceError | None:
        if failure.constraint == "unique" and failure.subject in self.unique:
            return errors.not_unique([errors.member(name) for name in self.unique[failure.subject]])
        if failure.constraint == "check" and failure.subject in self.checks:
            check = self.checks[failure.subject]
            pointer = "" if check.member is None else errors.member(check.member)
            return errors.validation_failed([ErrorDetail(pointer, check.code, check.message)])
        return None


NO_CONSTRAINTS = ConstraintTable()


@dataclass(frozen=True)
class Reference:
    """A key in a record, and how to see whether it names one; `is_deleted` sees the same for hidden records."""

    member: str
    key: SQLValue
    exists: str
    is_deleted: str | None = None


@dataclass(frozen=True)
class Restriction:
    """Records that keep others from being deleted, and how to see whether there are any."""

    others: str
    exists: str


@dataclass
class Related(Generic[R]):
    """Records that belong to one, and whether there are more of them."""

    records: list[R] = field(default_factory=list)
    is_cut: bool = False


class Transaction:
    """Statements that see one state of the database.

    They are compiled already and have their values, so the driver is asked for them directly. Through SQLAlchemy's
    cursors, each would go to the driver's thread and back four times.
    """

    __slots__ = ("_driver",)

    def __init__(self, driver: aiosqlite.Connection | None) -> None:
        self._driver = driver

    async def first(self, sql: str, values: Sequence[SQLValue] = ()) -> Row | None:
        """The first row, if there is one."""
        rows = await self.all(sql, values)
        return rows[0] if rows else None

    async def all(self, sql: str, values: Sequence[SQLValue] = ()) -> Sequence[Row]:
        """Every row."""
        try:
            return list(await self._attached.execute_fetchall(sql, values))
        except sqlite3.Error as error:
            raise _failure(error, sql) from None

    async def holds(self, sql: str, values: Sequence[SQLValue]) -> bool:
        """Whether a statement answers 1."""
        row = await self.first(sql, values)
        return row is not None and bool(row[0])

    async def execute(
        self,
        sql: str,
        values: Sequence[SQLValue] = (),
        *,
        constraints: ConstraintTable = NO_CONSTRAINTS,
        references: Callable[[], Sequence[Reference]] = tuple,
    ) -> int:
        """Runs a statement and says in the client's words what the database refused; answers how many rows changed."""
        try:
            cursor = await self._attached.execute(sql, values)
            if cursor.description is not None:
                # A statement that answers rows ends with the last of them.
                await cursor.fetchall()
            return cursor.rowcount
        except sqlite3.Error as error:
            raise await self._explained(_failure(error, sql), constraints, references) from None

    async def insert(
        self,
        sql: str,
        values: Sequence[SQLValue],
        *,
        constraints: ConstraintTable = NO_CONSTRAINTS,
        references: Callable[[], Sequence[Reference]] = tuple,
    ) -> int:
        """Runs an insert that answers the number of its record."""
        try:
            row = await self.first(sql, values)
        except DatabaseFailure as failure:
            raise await self._explained(failure, constraints, references) from None
        assert row is not None, f"an insert answers the number of its record: {sql}"
        number: int = row[0]
        return number

    async def delete(
        self,
        sql: str,
        id: SQLValue,
        *,
        key: str = "id",
        restrictions: Sequence[Restriction] = (),
    ) -> bool:
        """Deletes one record, unless others hold on to it; answers whether it was there."""
        try:
            return await self.execute(sql, [id]) > 0
        except DatabaseFailure as failure:
            if failure.constraint == "check":
                raise errors.in_use("records whose rules need it") from None
            if failure.constraint == "foreign_key":
                for restriction in restrictions:
                    if await self.holds(restriction.exists, [id]):
                        raise errors.in_use(restriction.others, key) from None
            raise

    async def page(self, query: ListQuery[R], decode: Callable[[Row], R], visible: PolicyScope = EVERYTHING) -> Page[R]:
        """One page of a list, of the records that may be seen."""
        sql, values = query.statement(visible)
        return query.page([decode(row) for row in await self.all(sql, values)])

    async def related(
        self,
        sql: str,
        owners: Iterable[SQLValue],
        limit: int,
        owner: Callable[[Any], K],
        decode: Callable[[Row], R],
        *,
        visible: PolicyScope = EVERYTHING,
    ) -> dict[K, Related[R]]:
        """The records that belong to each of some others, which stand in the first column, at most so many of each.

        What the statement is narrowed to binds its values before the limit.
        """
        found: dict[K, Related[R]] = {}
        for row in await self.all(sql, [array(dict.fromkeys(owners)), *visible.values, limit + 1]):
            related = found.setdefault(owner(row[0]), Related())
            if len(related.records) < limit:
                related.records.append(decode(row[1:]))
            else:
                related.is_cut = True
        return found

    async def link(
        self, sql: str, id: SQLValue, other: SQLValue, *, living: Sequence[tuple[str, SQLValue]] = ()
    ) -> bool:
        """Links two records; answers whether they were not. Records that could be hidden have to be `living`."""
        for exists, key in living:
            if not await self.holds(exists, [key]):
                raise errors.not_found()
        try:
            return await self.execute(sql, [id, other]) > 0
        except DatabaseFailure as failure:
            if failure.constraint == "foreign_key":
                raise errors.not_found() from None
            raise

    async def replace_links(
        self,
        id: SQLValue,
        ids: Iterable[SQLValue],
        *,
        member: str,
        missing: str,
        retain: str,
        add: str,
    ) -> None:
        """Makes a set of ids what a record is linked to."""
        others = array(ids)
        places = await self.all(missing, [others])
        if places:
            raise errors.missing_reference(f"{errors.member(member)}/{place[0]}" for place in places)
        await self.execute(retain, [id, others])
        await self.execute(add, [id, others])

    async def run(self, script: str) -> None:
        """Runs statements that are separated by semicolons."""
        for statement in _statements(script):
            await self.execute(statement)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What happens within happens whole or not at all, whatever becomes of the rest."""
        await self.execute("SAVEPOINT nested")
        try:
            yield
        except BaseException:
            await self.execute("ROLLBACK TO nested")
            raise
        finally:
            await self.execute("RELEASE nested")

    async def missing(self, references: Sequence[Reference]) -> list[str]:
        """Pointers to the keys that name no record."""
        return [
            errors.member(reference.member)
            for reference in references
            if reference.key is not None and not await self.holds(reference.exists, [reference.key])
        ]

    # The questions are asked after the fact, so that what succeeds pays nothing for them.
    async def _explained(
        self,
        failure: DatabaseFailure,
        constraints: ConstraintTable,
        references: Callable[[], Sequence[Reference]],
    ) -> Exception:
        if (error := constraints.error(failure)) is not None:
            return error
        if failure.constraint == "foreign_key" and (missing := await self.missing(references())):
            return errors.missing_reference(missing)
        return failure

    @property
    def _attached(self) -> aiosqlite.Connection:
        if self._driver is None:
            raise DatabaseFailure(
                sqlite3.SQLITE_MISUSE, "a statement was run in a transaction without a database", None
            )
        return self._driver


class TransactionSource(Protocol):
    """Where services get their transactions from."""

    def lookup(self) -> AbstractAsyncContextManager[Transaction]:
        """A single statement, such as a read by key."""
        ...

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """Statements that see one state of the database."""
        ...

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """Statements that happen together or not at all: whatever is raised undoes them."""
        ...


class DetachedTransactions:
    """Transactions without a database, for tests whose repositories need none."""

    @asynccontextmanager
    async def lookup(self) -> AsyncIterator[Transaction]:
        yield Transaction(None)

    read = write = lookup


class Database:
    """One SQLite file.

    Reads see the last commit and never wait for a write. Writes queue for the only writer, in this process and between
    processes, for at most `busy_timeout` seconds.
    """

    def __init__(self, url: str, *, readers: int = 4, busy_timeout: float = 5.0) -> None:
        """Opens the file that a URL such as `sqlite:library.sqlite` names, relative to the working folder."""
        path = url.removeprefix("sqlite:")
        if path == url or not path:
            message = f"DATABASE_URL is '{url}', but has to be such as sqlite:service.sqlite"
            raise DatabaseFailure(sqlite3.SQLITE_CANTOPEN, message, None)
        path = path[2:] if path.startswith("///") else path
        self._busy_timeout = busy_timeout
        self._readers = _Connections(path, readers, busy_timeout)
        self._writer = _Connections(path, 1, busy_timeout)

    async def open(self) -> None:
        """Creates the file when there is none, and lets readers and the writer work side by side."""
        deadline = asyncio.get_running_loop().time() + self._busy_timeout
        while True:
            try:
                async with _Begun(self._writer, None) as transaction:
                    await transaction.execute("PRAGMA journal_mode = WAL")
                return
            except DatabaseFailure as failure:
                # The switch fails at once, whatever the timeout, while another process makes the same switch.
                if failure.code & 0xFF != sqlite3.SQLITE_BUSY or asyncio.get_running_loop().time() > deadline:
                    raise
                await asyncio.sleep(0.02)

    def lookup(self) -> AbstractAsyncContextManager[Transaction]:
        return _Begun(self._readers, None)

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        return _Begun(self._readers, "BEGIN")

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        return _Begun(self._writer, "BEGIN IMMEDIATE")

    @asynccontextmanager
    async def alter(self, patience: float) -> AsyncIterator[Transaction]:
        """Statements that may rebuild tables, and happen together or not at all: no foreign key is enforced within, so
        that none cascades. Whoever is writing is waited for, at most so many seconds.
        """
        driver = await self._writer.take()
        transaction = Transaction(driver)
        try:
            # Neither can be changed within a transaction.
            await transaction.execute("PRAGMA foreign_keys = OFF")
            await transaction.execute("PRAGMA legacy_alter_table = OFF")
            await _begin(transaction, patience)
            yield transaction
            await transaction.execute("COMMIT")
        finally:
            try:
                # Nothing happens where nothing is left to undo.
                await driver.rollback()
                await transaction.execute("PRAGMA foreign_keys = ON")
            finally:
                self._writer.give_back(driver)

    async def check(self) -> None:
        """Raises while the database does not answer."""
        async with self.lookup() as transaction:
            await transaction.first("SELECT 1")

    async def close(self) -> None:
        """Waits for what is running and closes the file."""
        await self._readers.close()
        await self._writer.close()


class _Connections:
    """Some connections to one file, each for one transaction at a time.

    They stay open: to take one out of the engine's pool for every request costs several times its statement.
    """

    def __init__(self, path: str, size: int, busy_timeout: float) -> None:
        self._size = size
        self._free = asyncio.Semaphore(size)
        self._idle: list[aiosqlite.Connection] = []
        self._open: list[AsyncConnection] = []
        self._engine = create_async_engine(
            f"sqlite+aiosqlite:///{path}",
            poolclass=AsyncAdaptedQueuePool,
            pool_size=size,
            max_overflow=0,
            # The driver begins no transactions of its own, so that readers see one state and writers wait their turn.
            connect_args={"timeout": busy_timeout, "isolation_level": None, "cached_statements": 512},
        )
        event.listen(self._engine.sync_engine, "connect", _prepare)

    async def take(self) -> aiosqlite.Connection:
        await self._free.acquire()
        try:
            return self._idle.pop() if self._idle else await self._connect()
        except BaseException:
            self._free.release()
            raise

    def give_back(self, driver: aiosqlite.Connection) -> None:
        self._idle.append(driver)
        self._free.release()

    async def close(self) -> None:
        for _ in range(self._size):
            await self._free.acquire()
        self._idle.clear()
        while self._open:
            await self._open.pop().close()
        await self._engine.dispose()
        for _ in range(self._size):
            self._free.release()

    async def _connect(self) -> aiosqlite.Connection:
        try:
            connection = await self._engine.connect()
        except DBAPIError as error:
            raise _failure(error.orig, None) from None
        self._open.append(connection)
        driver: Any = (await connection.get_raw_connection()).driver_connection
        assert isinstance(driver, aiosqlite.Connection)
        return driver


class _Begun:
    """A transaction on a connection of its own, from its beginning to its end."""

    __slots__ = ("_begin", "_connections", "_driver")

    def __init__(self, connections: _Connections, begin: str | None) -> None:
        self._connections = connections
        self._begin = begin

    async def __aenter__(self) -> Transaction:
        self._driver = await self._connections.take()
        transaction = Transaction(self._driver)
        if self._begin is not None:
            try:
                await transaction.execute(self._begin)
            except BaseException:
                await self._undo()
                raise
        return transaction

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._begin is not None:
            if error is not None:
                await self._undo()
                return
            try:
                await self._driver.commit()
            except BaseException as refusal:
                await self._undo()
                if isinstance(refusal, sqlite3.Error):
                    raise _failure(refusal, "COMMIT") from None
                raise
        self._connections.give_back(self._driver)

    async def _undo(self) -> None:
        # It waits behind what a request that was given up has left to do, and does nothing outside of a transaction.
        try:
            await self._driver.rollback()
        finally:
            self._connections.give_back(self._driver)


async def _begin(transaction: Transaction, patience: float) -> None:
    """Takes the writer's place, however often that needs the timeout."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience
    while True:
        try:
            await transaction.execute("BEGIN IMMEDIATE")
            return
        except DatabaseFailure as failure:
            if failure.code & 0xFF != sqlite3.SQLITE_BUSY or loop.time() > deadline:
                raise
            await asyncio.sleep(0.02)


def _prepare(connection: Any, record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _failure(error: BaseException | None, sql: str | None) -> DatabaseFailure:
    return DatabaseFailure(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR), str(error), sql)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
