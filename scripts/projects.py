"""Where generated projects are made, kept and built."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASHLAR = ROOT / ".build" / "debug" / "ashlar"
WORK = ROOT / ".build-golden"
# Projects take turns in this folder, so that their dependencies are compiled once.
PROJECT = WORK / "project"
KEPT = {".build", "Package.resolved"}
# Flags are part of what decides whether something has to be compiled again: the same ones everywhere.
BUILD_FLAGS = ["-Xswiftc", "-warnings-as-errors"]
IMPORT_CHECK = ["--explicit-target-dependency-import-check", "error"]
BUILD_GENERATOR = ["swift", "build", "--product", "ashlar", *BUILD_FLAGS, *IMPORT_CHECK]


class Golden:
    """A generated project that is committed whole, but for the runtime where another golden shows it."""

    def __init__(self, spec, target, server, shows_runtime):
        self.spec, self.target, self.server, self.shows_runtime = spec, target, server, shows_runtime
        self.name = f"{spec}/{target}"
        whole = ROOT / "specs" / spec / f"{spec}.yaml"
        self.source = whole if whole.is_file() else ROOT / "specs" / f"{spec}.yaml"
        self.folder = ROOT / "golden" / spec / target
        self.runtime = ROOT / "Templates" / target / "runtime" / "Sources"

    def committed(self):
        """The project's files by their path, the runtime's included."""
        files = files_of(self.folder)
        if not self.shows_runtime:
            files = {pathlib.Path("Sources", path): place for path, place in files_of(self.runtime).items()} | files
        return files


GOLDENS = [
    Golden("library", "hummingbird", "LibraryServer", shows_runtime=False),
    Golden("chinook", "hummingbird", "ChinookServer", shows_runtime=True),
    Golden("northwind", "hummingbird", "NorthwindServer", shows_runtime=False),
    Golden("workshop", "hummingbird", "RepairWorkshopServer", shows_runtime=False),
    Golden("tracker", "hummingbird", "TrackerServer", shows_runtime=False),
    Golden("blog", "hummingbird", "BlogServer", shows_runtime=False),
    Golden("sakila", "hummingbird", "SakilaServer", shows_runtime=False),
    Golden("torture", "hummingbird", "SwiftRecordServer", shows_runtime=False),
    Golden("hostile", "hummingbird", "HostileServer", shows_runtime=False),
]


def golden(name):
    return next(golden for golden in GOLDENS if golden.spec == name)


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
    folders = (path for path in folder.rglob("*") if path.is_dir() and ".build" not in path.parts)
    for empty in sorted(folders, reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()
