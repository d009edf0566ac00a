"""The history beside a spec, as the generator writes it."""

import json
import pathlib
import shutil
import subprocess


class Refused(Exception):
    """The generator says no: the codes of its errors, those of them that come with help, and all that it says."""

    def __init__(self, errors, output):
        super().__init__(output)
        self.codes = {error["code"] for error in errors}
        self.helped = {error["code"] for error in errors if error.get("help")}


class History:
    """A folder with a spec and its migrations."""

    def __init__(self, ashlar, folder):
        self.ashlar, self.folder = ashlar, pathlib.Path(folder)
        self.spec = self.folder / "demo.yaml"
        self.migrations = self.folder / "demo.migrations"

    def clear(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def write(self, text, *flags):
        """Brings the history up to a spec; whether that took a migration."""
        self.spec.write_text(text, "utf-8")
        before = self.names()
        done = subprocess.run(
            [self.ashlar, "migrate", "write", self.spec, "--format", "json", *flags],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        if done.returncode != 0:
            raise Refused(_errors(done.stdout), done.stdout + done.stderr)
        return self.names() != before

    def names(self):
        """The migrations' names in their order."""
        suffix = ".sqlite.sql"
        return sorted(path.name.removesuffix(suffix) for path in self.migrations.glob(f"*{suffix}"))

    def files(self):
        return {path.name: path.read_bytes() for path in self.migrations.iterdir()}

    def script(self, name, dialect, direction="up"):
        middle = "" if direction == "up" else ".down"
        return (self.migrations / f"{name}.{dialect}{middle}.sql").read_text("utf-8")


def _errors(output):
    """The errors in a report of one line for each diagnostic."""
    found = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return [one for one in found if one.get("severity") == "error"]
