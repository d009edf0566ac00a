"""A PostgreSQL of one's own, with its data in a folder of its own, and reached over a socket in that folder."""

import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

USER = "ashlar"
START_SECONDS = 30
STOP_SECONDS = 20
# What survives a crash of the machine does not matter here, and nobody else is to be let in.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "timezone": "UTC",
    "max_connections": "40",
    "shared_buffers": "64MB",
    "max_wal_size": "4GB",
    "log_min_messages": "panic",
    "unix_socket_permissions": "0777",
}


class PostgreSQL:
    """A server that runs from `start` to `stop`, or for as long as a `with` statement."""

    def __init__(self, folder=None):
        self.is_own = folder is None
        # The path of a socket has a hundred letters at most, which the folders of a project may exceed.
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="ashlar-postgresql-")).resolve()
        self.data, self.log = self.folder / "data", self.folder / "log"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        if self.is_own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database="postgres"):
        return f"postgresql:///{database}?host={self.folder}&user={USER}"

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        identity = runner()
        if identity:
            shutil.chown(self.folder, identity["user"], identity["group"])
            self.folder.chmod(0o755)
        if not (self.data / "PG_VERSION").is_file():
            self._run(
                "initdb",
                "--pgdata",
                self.data,
                "--username",
                USER,
                "--auth",
                "trust",
                "--encoding",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "--no-sync",
            )
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with open(self.log, "ab") as log:
            process = subprocess.Popen(
                [program("postgres"), "-D", self.data, "-k", self.folder, *options],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
                **identity,
            )
        end = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL does not start:\n{self.log.read_text('utf-8', 'replace')}")
            time.sleep(0.05)
        self.process = process

    def stop(self):
        """Ends the server by its own process id, without waiting for those who are connected."""
        pid = self.pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        end = time.monotonic() + STOP_SECONDS
        while self.pid() is not None and time.monotonic() < end:
            time.sleep(0.02)
        if self.pid() is not None:
            raise RuntimeError(f"PostgreSQL, process {pid}, does not stop")
        if process := getattr(self, "process", None):
            process.wait()

    def pid(self):
        """The server's process, which removes its file when it ends."""
        try:
            pid = int((self.data / "postmaster.pid").read_text("utf-8").split("\n", 1)[0])
            os.kill(pid, 0)
            return pid
        except (OSError, ValueError):
            return None

    def _is_ready(self):
        ready = [program("pg_isready"), "--quiet", "--host", self.folder, "--username", USER]
        return subprocess.run(ready, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def _run(self, name, *words):
        done = subprocess.run(
            [program(name), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            **runner(),
        )
        if done.returncode != 0:
            raise RuntimeError(f"{name} fails:\n{done.stdout}")


def runner():
    """Who runs the server: it refuses the administrator, who takes the account that the package made, or nobody's."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL refuses to run as root, and there is neither an account 'postgres' nor 'nobody'")


def program(name):
    """A program of the newest PostgreSQL: Debian keeps them out of the search path."""
    versions = sorted(
        pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"),
        key=lambda path: float(path.parts[-3]),
        reverse=True,
    )
    found = versions[0] if versions else shutil.which(name)
    if not found:
        raise RuntimeError(f"{name} is not installed: run scripts/install --tests")
    return str(found)
