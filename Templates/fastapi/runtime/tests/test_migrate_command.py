"""The commands about migrations, each as a process would run it."""

import re
import sqlite3
from pathlib import Path

import pytest

from service_runtime.application import Service
from service_runtime.command import Command
from service_runtime.database import Database
from service_runtime.settings import ServiceSettings
from tests.sample_migrations import BOOKS, SHELVES

DONE = "the database is up to date\n"
CHANGED = (
    "test: migration 1 (initial) was changed after it ran on this database; "
    "restore its file, or start with an empty database\n"
)


class Shelf(Service):
    name = "test"
    version = "1.2.3"
    openapi = b"{}"
    migrations = (SHELVES, BOOKS)

    def __init__(self, settings: ServiceSettings) -> None:
        self.database = Database(settings.database_url)
        self.routers = []

    async def seed(self) -> str:
        return "12 rows"


class Shell:
    """Runs commands and answers how they ended and what they said."""

    def __init__(self, folder: Path, output: pytest.CaptureFixture[str]) -> None:
        self.file = folder / "test.sqlite"
        self._output = output

    def run(self, *arguments: str) -> tuple[int, str, str]:
        def settings() -> ServiceSettings:
            return ServiceSettings(database_url=f"sqlite:{self.file}", log_level="error")

        code = Command(settings, Shelf, name="test", version="1.2.3").run(arguments)
        printed, complained = self._output.readouterr()
        return code, printed, complained

    def migrate(self, *arguments: str) -> tuple[int, str, str]:
        return self.run("migrate", *arguments)

    def write(self, script: str) -> None:
        connection = sqlite3.connect(self.file)
        connection.executescript(script)
        connection.close()


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_seed_migrates_and_says_what_it_did(shell: Shell) -> None:
    assert shell.run("seed") == (0, "12 rows\n", "")
    assert shell.migrate() == (0, DONE, "")


def test_up_and_down_say_what_they_did_and_where_the_database_is(shell: Shell) -> None:
    assert shell.migrate() == (0, "applied 0001_initial\napplied 0002_books\n" + DONE, "")
    assert shell.migrate("up") == (0, DONE, "")
    assert shell.migrate("down", "--yes") == (0, "undid 0002_books\nthe database is at 0001_initial\n", "")
    assert shell.migrate("down", "0", "--yes") == (0, "undid 0001_initial\nthe database is empty\n", "")
    assert shell.migrate("up", "1") == (0, "applied 0001_initial\nthe database is at 0001_initial\n", "")


def test_down_undoes_nothing_without_yes_and_says_what_it_would(shell: Shell) -> None:
    shell.migrate()
    warning = (
        "this would undo, with all that is stored in what they added:\n  0002_books\n  0001_initial\n"
        "add --yes to do so, or --dry-run to see the SQL\n"
    )
    assert shell.migrate("down", "0") == (64, "", warning)
    assert shell.migrate("up") == (0, DONE, "")


def test_a_dry_run_prints_the_sql_and_runs_nothing(shell: Shell) -> None:
    shelves, books = f"-- 0001_initial\n{SHELVES.up}\n", f"-- 0002_books\n{BOOKS.up}\n"
    assert shell.migrate("--dry-run") == (0, shelves + books, "")
    assert shell.migrate("up", "1", "--dry-run") == (0, shelves, "")
    assert shell.migrate("down", "--dry-run") == (0, "-- nothing to run\n", "")
    shell.migrate()
    undone = f"-- 0002_books\n{BOOKS.down}\n-- 0001_initial\n{SHELVES.down}\n"
    assert shell.migrate("down", "0", "--dry-run") == (0, undone, "")
    assert shell.migrate("up", "--dry-run") == (0, "-- nothing to run\n", "")


def test_status_ends_with_3_until_everything_has_run(shell: Shell) -> None:
    pending = "number  name     applied at\n1       initial  pending\n2       books    pending\n"
    assert shell.migrate("status") == (3, pending, "")
    shell.migrate("1")
    assert shell.migrate("status")[0] == 3
    shell.migrate()
    code, printed, _ = shell.migrate("status")
    rows = printed.splitlines()[1:]
    assert (code, len(rows)) == (0, 2)
    assert all(re.fullmatch(r"\d       \w+ +\d{4}-\d\d-\d\dT[\d:.]+Z", row) for row in rows)


def test_verify_names_each_difference_and_ends_with_1(shell: Shell) -> None:
    shell.migrate()
    assert shell.migrate("verify") == (0, "history and tables are what the scripts make them\n", "")
    shell.write("DROP INDEX books_title; CREATE TABLE more (id INTEGER);")
    assert shell.migrate("verify") == (1, "", "index books_title is missing\ntable more is of no migration\n")


def test_another_history_is_said_after_the_table_of_the_status(shell: Shell) -> None:
    shell.migrate()
    shell.write("UPDATE schema_migrations SET checksum = 'x' WHERE number = 1;")
    code, printed, complained = shell.migrate("status")
    assert (code, len(printed.splitlines()), complained) == (1, 3, CHANGED)
    for arguments in [["up"], ["down", "--yes"], ["down", "--dry-run"], ["verify"]]:
        assert shell.migrate(*arguments) == (1, "", CHANGED)


@pytest.mark.parametrize("arguments", [["up", "3"], ["down", "3", "--yes"]])
def test_a_number_that_no_migration_has_is_refused(shell: Shell, arguments: list[str]) -> None:
    assert shell.migrate(*arguments) == (64, "", "there is no migration 3, the last is 2\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["sideways"],
        ["up", "-1"],
        ["up", "one"],
        ["up", "1", "2"],
        ["up", "--yes"],
        ["down", "--force"],
        ["status", "1"],
        ["verify", "--dry-run"],
    ],
)
def test_arguments_that_make_no_sense_are_a_usage_error(shell: Shell, arguments: list[str]) -> None:
    code, printed, complained = shell.migrate(*arguments)
    assert (code, printed) == (64, "")
    assert complained.startswith(f"unknown command: migrate {' '.join(arguments)}\n\nusage: test [command]")
