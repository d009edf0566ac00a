"""The service's command line: `serve`, `migrate`, `seed`, `version`, `help`."""

import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from types import FrameType
from typing import Any, Generic, NoReturn, Protocol, TypeVar

import uvicorn
import uvloop
from pydantic import ValidationError

from service_runtime import migrate_command
from service_runtime.application import Service, serve
from service_runtime.connections import ServiceProtocol
from service_runtime.logs import make_logger
from service_runtime.migrate_command import MigrateArguments
from service_runtime.settings import SECRET, ServiceSettings, SettingsFailure

S = TypeVar("S", bound=ServiceSettings)


class CommandExtension(Protocol):
    """Another word of the command line."""

    word: str

    @property
    def usage(self) -> str:
        """Its lines of the help, each with its end."""
        ...

    def read(self, arguments: Sequence[str]) -> Callable[[Any], Awaitable[int]] | None:
        """What the arguments behind the word ask to be done with the service; nothing when they make no sense."""
        ...


class Command(Generic[S]):
    """Runs a service that is put together from its settings."""

    def __init__(
        self,
        settings: Callable[[], S],
        service: Callable[[S], Service],
        *,
        name: str,
        version: str,
        extension: CommandExtension | None = None,
    ) -> None:
        self._settings = settings
        self._service = service
        self._name = name
        self._version = version
        self._extension = extension

    def main(self) -> NoReturn:
        """Runs with the process's arguments and ends it: 0 when all went well, 64 when the arguments make no sense
        (after `sysexits.h`), 78 when a setting does not, 3 when `migrate status` finds migrations that have not run, 1 when
        the work failed.
        """
        sys.exit(self.run(sys.argv[1:]))

    def run(self, arguments: Sequence[str]) -> int:
        """Runs one command and answers the exit code."""
        match list(arguments):
            case [] | ["serve"]:
                return self._run(self._serve)
            case ["migrate", *rest] if (chosen := MigrateArguments.read(rest)) is not None:
                return self._run(lambda settings: self._migrate(settings, chosen))
            case ["seed"]:
                return self._run(self._seed)
            case [word, *rest] if self._extension is not None and word == self._extension.word:
                return self._extend(self._extension, rest)
            case ["version" | "--version"]:
                print(f"{self._name} {self._version}")
                return 0
            case ["help" | "--help" | "-h"]:
                print(self._usage())
                return 0
            case other:
                print(f"unknown command: {' '.join(other)}\n\n{self._usage()}", file=sys.stderr)
                return 64

    def _run(self, work: Callable[[S], int]) -> int:
        try:
            settings = self._settings()
        except ValidationError as error:
            for problem in error.errors():
                name = "_".join(str(step) for step in problem["loc"]).upper()
                given = "" if problem["type"] == SECRET else f" is '{problem['input']}', but"
                message = problem["msg"] if problem["type"] == SECRET else problem["msg"].lower()
                print(f"{name}{given} {message}", file=sys.stderr)
            return 78
        try:
            return work(settings)
        except SettingsFailure as failure:
            print(f"{self._name}: {failure}", file=sys.stderr)
            return 78
        except Exception as error:
            print(f"{self._name}: {error}", file=sys.stderr)
            return 1

    def _serve(self, settings: S) -> int:
        logger = make_logger(settings.log_level, settings.log_format)
        app = serve(self._service(settings), settings, logger)
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            loop="uvloop",
            http=ServiceProtocol,
            ws="none",
            lifespan="on",
            access_log=False,
            # It would believe what clients of this machine say of themselves; the pipeline knows whom to believe.
            proxy_headers=False,
            log_level="error",
            server_header=False,
            timeout_keep_alive=max(1, round(settings.idle_timeout)),
            timeout_graceful_shutdown=max(1, round(settings.shutdown_timeout)),
        )
        # Once requests under way have finished, uvicorn raises the signal again: the process is to end well.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _ignore)
        docs = f", the API is shown at http://{settings.host}:{settings.port}/docs" if settings.docs else ""
        logger.info(f"{self._name} {self._version} listens on http://{settings.host}:{settings.port}{docs}")
        server = uvicorn.Server(config)
        server.run()
        if not server.started:
            return 1
        logger.info(f"{self._name} has stopped")
        return 0

    def _migrate(self, settings: S, arguments: MigrateArguments) -> int:
        async def work() -> int:
            service = self._service(settings)
            await service.database.open()
            try:
                return await migrate_command.run(arguments, service.migrator)
            finally:
                await service.database.close()

        return uvloop.run(work())

    def _seed(self, settings: S) -> int:
        async def work() -> None:
            service = self._service(settings)
            await service.database.open()
            try:
                if settings.migrate_on_start:
                    await service.migrator.up()
                print(await service.seed())
            finally:
                await service.database.close()

        uvloop.run(work())
        return 0

    def _extend(self, extension: CommandExtension, arguments: Sequence[str]) -> int:
        job = extension.read(arguments)
        if job is None:
            print(f"unknown command: {' '.join([extension.word, *arguments])}\n\n{self._usage()}", file=sys.stderr)
            return 64

        def run(settings: S) -> int:
            async def work() -> int:
                service = self._service(settings)
                await service.database.open()
                try:
                    if settings.migrate_on_start:
                        await service.migrator.up()
                    return await job(service)
                finally:
                    await service.database.close()

            return uvloop.run(work())

        return self._run(run)

    def _usage(self) -> str:
        return f"""\
usage: {self._name} [command]

  serve                answer requests; also without a command
  migrate [up] [N]     bring the database up to date, or to migration N
  migrate down [N]     undo the last migration, or all behind N; asks for --yes
  migrate status       show which have run; ends with 3 when some have not
  migrate verify       compare history and tables with the scripts
  seed                 fill an empty database with rows to look at
{"" if self._extension is None else self._extension.usage}\
  version              print the version
  help                 print this

With --dry-run, migrate prints the SQL that it would run.
Settings are read from the environment and from a .env file beside it, see .env.example."""


def _ignore(number: int, frame: FrameType | None) -> None:
    """A signal that uvicorn has acted upon."""
