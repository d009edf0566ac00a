"""What the payloads of `specs/hostile.yaml` leave where one of them runs: a file, or a declaration in what was compiled."""

import os
import pathlib
import tempfile

from projects import PROJECT, ROOT, TARGETS

FILE = "ashlar-pwned"
# As a declaration is named in an object file: mangled behind the length of its name, or alone between two zeros.
DECLARATIONS = [b"11ashlarPwned", b"\0ashlarPwned\0"]
SKIPPED = {".git", ".venv", ".venv-fastapi", ".build", "node_modules"}
# A process of the tests works in one of these folders; how many folders below them are looked through.
PROJECTS = {target.project: 6 for target in TARGETS.values()}
PLACES = {ROOT: 6, **PROJECTS, pathlib.Path(tempfile.gettempdir()): 2, pathlib.Path.home(): 1, pathlib.Path("/"): 0}


def left():
    """The files that payloads have left."""
    return sorted({path for place, depth in PLACES.items() for path in search(place.resolve(), depth)})


def search(folder, depth):
    for parent, folders, files in os.walk(folder, onerror=lambda _: None):
        place = pathlib.Path(parent)
        if FILE in files:
            yield place / FILE
        if len(place.relative_to(folder).parts) >= depth:
            folders.clear()
        folders[:] = [name for name in folders if name not in SKIPPED]


def compiled(module):
    """The files of a module that have a payload's declaration in them."""
    objects = sorted((PROJECT / ".build" / "debug").glob(f"{module}*.build/**/*.o"))
    return [path for path in objects if any(name in path.read_bytes() for name in DECLARATIONS)], len(objects)


def watched(step, module=None):
    """A step that counts one test more: that no payload has run in it. What an earlier one has left does not count.

    `module` is that of the compiler whose objects are searched too, where there is one.
    """

    def run(*arguments):
        for path in left():
            path.unlink()
        passed, failed = step(*arguments)
        guilty, seen = compiled(module) if module else ([], 1)
        found = left() + guilty
        for path in found:
            print(f"a payload of the spec has run: {path}", flush=True)
        if not seen:
            print(f"{module} was not built: nothing could be searched", flush=True)
        return (passed, failed + 1) if found or not seen else (passed + 1, failed)

    return run
