"""Where generated projects are made, kept and built."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASHLAR = ROOT / ".build" / "debug" / "ashlar"
WORK = ROOT / ".build-golden"
# Projects take turns in this folder, so that their dependencies are compiled once.
PROJECT = WORK / "project"
KEPT = {".build", "Package.resolved", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".venv-fastapi"}
# Flags are part of what decides whether something has to be compiled again: the same ones everywhere.
BUILD_FLAGS = ["-Xswiftc", "-warnings-as-errors"]
IMPORT_CHECK = ["--explicit-target-dependency-import-check", "error"]
# Who runs everything builds it first, says so, and keeps others from waiting for the package manager's lock.
IS_BUILT = "ASHLAR_IS_BUILT"
BUILD_GENERATOR = (
    ["true"] if os.environ.get(IS_BUILT) else ["swift", "build", "--product", "ashlar", *BUILD_FLAGS, *IMPORT_CHECK]
)


class Target:
    """Where a target's runtime stands in its projects, where they are made, and how one is served."""

    def __init__(self, name, toolchain, runtime, copied_to, auth, auth_copied_to, project, serve):
        self.name, self.toolchain, self.project, self.serve = name, toolchain, project, serve
        self.package = ROOT / "Templates" / name / "runtime"
        self.runtime, self.copied_to = self.package / runtime, pathlib.Path(copied_to)
        self.auth, self.auth_copied_to = self.package / auth, pathlib.Path(auth_copied_to)

    def files(self, signs_in=False):
        """The runtime as projects hold it, with what only those hold that people sign in to."""
        files = {self.copied_to / path: place for path, place in files_of(self.runtime).items()}
        auth = {self.auth_copied_to / path: place for path, place in files_of(self.auth).items()}
        return files | auth if signs_in else files


# Made by scripts/install from the packages that the target's runtime names.
PYTHON_TOOLS = ROOT / ".venv-fastapi" / "bin"
PYTHON_PROJECT = WORK / "fastapi"

TARGETS = {
    target.name: target
    for target in [
        Target(
            "hummingbird", "swift", runtime="Sources", copied_to="Sources", auth="Auth", auth_copied_to="Sources",
            project=PROJECT,
            serve=lambda golden: [str(PROJECT / ".build" / "debug" / golden.server), "serve"],
        ),
        Target(
            "fastapi", "python", runtime="service_runtime", copied_to="service_runtime",
            auth="service_auth", auth_copied_to="service_auth", project=PYTHON_PROJECT,
            serve=lambda golden: [
                "env", f"PYTHONPATH={PYTHON_PROJECT}", str(PYTHON_TOOLS / "python"), "-m", golden.server, "serve",
            ],
        ),
    ]
}


class Golden:
    """A generated project that is committed whole, but for the runtime where another golden shows it."""

    def __init__(self, spec, target, server, shows_runtime=False, signs_in=False):
        self.spec, self.target, self.server, self.shows_runtime = spec, target, server, shows_runtime
        self.signs_in = signs_in
        self.name = f"{spec}/{target}"
        whole = ROOT / "specs" / spec / f"{spec}.yaml"
        self.source = whole if whole.is_file() else ROOT / "specs" / f"{spec}.yaml"
        self.folder = ROOT / "golden" / spec / target

    @property
    def is_compiled(self):
        """Whether it is served by a program that stays where it is when another project takes the folder."""
        return TARGETS[self.target].toolchain == "swift"

    def committed(self):
        """The project's files by their path, the runtime's included."""
        files = files_of(self.folder)
        return files if self.shows_runtime else TARGETS[self.target].files(self.signs_in) | files

    def serve(self):
        """The command that serves the project as it was put together last."""
        return TARGETS[self.target].serve(self)


GOLDENS = [
    Golden("library", "hummingbird", "LibraryServer"),
    Golden("chinook", "hummingbird", "ChinookServer", shows_runtime=True),
    Golden("northwind", "hummingbird", "NorthwindServer"),
    Golden("workshop", "hummingbird", "RepairWorkshopServer"),
    Golden("tracker", "hummingbird", "TrackerServer"),
    Golden("blog", "hummingbird", "BlogServer"),
    Golden("sakila", "hummingbird", "SakilaServer"),
    Golden("torture", "hummingbird", "SwiftRecordServer"),
    Golden("hostile", "hummingbird", "HostileServer"),
    Golden("bookshop", "hummingbird", "BookshopServer", signs_in=True),
    Golden("library", "fastapi", "app"),
    Golden("chinook", "fastapi", "app", shows_runtime=True),
    Golden("northwind", "fastapi", "app"),
    Golden("workshop", "fastapi", "app"),
    Golden("tracker", "fastapi", "app"),
    Golden("blog", "fastapi", "app"),
    Golden("sakila", "fastapi", "app"),
    Golden("torture", "fastapi", "app"),
    Golden("hostile", "fastapi", "app"),
    Golden("bookshop", "fastapi", "app", signs_in=True),
]


def golden(name):
    return next(golden for golden in GOLDENS if golden.name == name)


def files_of(folder):
    return {
        path.relative_to(folder): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part in KEPT for part in path.relative_to(folder).parts)
    }


def sync(files, folder):
    """Makes a folder hold exactly these files. What did not change keeps its time, so it is not compiled again."""
    for path, stale in files_of(folder).items():
        if path not in files:
            stale.unlink()
    for path, source in files.items():
        place, content = folder / path, source.read_bytes()
        if not place.is_file() or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    folders = (path for path in folder.rglob("*") if path.is_dir() and not KEPT.intersection(path.parts))
    for empty in sorted(folders, reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()
