"""What a service's command does about migrations."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from service_runtime.migrations import Migration, Migrator, Status
from service_runtime.values import moment_text

_FLAGS = {"up": {"--dry-run"}, "down": {"--dry-run", "--yes"}, "status": set[str](), "verify": set[str]()}


@dataclass(frozen=True)
class MigrateArguments:
    """What follows `migrate` on the command line."""

    verb: str
    number: int | None = None
    """How far; all the way up, or one down, without one."""
    is_dry: bool = False
    is_confirmed: bool = False

    @staticmethod
    def read(arguments: Sequence[str]) -> "MigrateArguments | None":
        """Reads them, unless they make no sense."""
        flags = {argument for argument in arguments if argument.startswith("-")}
        words = [argument for argument in arguments if not argument.startswith("-")]
        verb = words.pop(0) if words and not _is_number(words[0]) else "up"
        if verb not in _FLAGS or flags - _FLAGS[verb]:
            return None
        number = int(words.pop(0)) if verb in ("up", "down") and words and _is_number(words[0]) else None
        return None if words else MigrateArguments(verb, number, "--dry-run" in flags, "--yes" in flags)


async def run(arguments: MigrateArguments, migrator: Migrator) -> int:
    """Runs one of the commands about migrations and answers the exit code."""
    number = arguments.number
    last = len(migrator.migrations)
    if number is not None and number > last:
        print(f"there is no migration {number}, the last is {last}", file=sys.stderr)
        return 64
    match arguments.verb:
        case "up":
            return await _up(arguments, migrator)
        case "down":
            return await _down(arguments, migrator)
        case "status":
            return _status(await migrator.status())
        case _:
            return _verify(await migrator.verify())


async def _up(arguments: MigrateArguments, migrator: Migrator) -> int:
    if arguments.is_dry:
        _show([(migration, migration.up) for migration in await migrator.pending(arguments.number)])
        return 0
    for migration in await migrator.up(arguments.number):
        print(f"applied {migration.label}")
    _say_where_it_is(await migrator.status())
    return 0


async def _down(arguments: MigrateArguments, migrator: Migrator) -> int:
    chosen = await migrator.undoable(arguments.number)
    if arguments.is_dry:
        _show([(migration, migration.down) for migration in chosen])
        return 0
    if chosen and not arguments.is_confirmed:
        print(_warning(chosen), file=sys.stderr)
        return 64
    for migration in await migrator.down(arguments.number):
        print(f"undid {migration.label}")
    _say_where_it_is(await migrator.status())
    return 0


def _status(status: Status) -> int:
    rows = [
        (str(number), name, "pending" if moment is None else moment_text(moment))
        for number, name, moment in status.rows
    ]
    lines = [("number", "name", "applied at"), *rows]
    first, second = (max(len(line[column]) for line in lines) for column in (0, 1))
    for number, name, moment in lines:
        print(f"{number:{first}}  {name:{second}}  {moment}")
    if status.failure is not None:
        raise status.failure
    return 3 if status.pending else 0


def _verify(differences: Sequence[str]) -> int:
    for difference in differences:
        print(difference, file=sys.stderr)
    if differences:
        return 1
    print("history and tables are what the scripts make them")
    return 0


def _is_number(word: str) -> bool:
    return re.fullmatch("[0-9]{1,9}", word) is not None


def _show(scripts: Sequence[tuple[Migration, str]]) -> None:
    for migration, script in scripts:
        print(f"-- {migration.label}\n{script}")
    if not scripts:
        print("-- nothing to run")


def _say_where_it_is(status: Status) -> None:
    place = f"at {status.applied[-1].label}" if status.applied else "empty"
    print(f"the database is {place}" if status.pending else "the database is up to date")


def _warning(migrations: Sequence[Migration]) -> str:
    lines = [f"  {migration.label}" for migration in migrations]
    return "\n".join(
        [
            "this would undo, with all that is stored in what they added:",
            *lines,
            "add --yes to do so, or --dry-run to see the SQL",
        ]
    )
