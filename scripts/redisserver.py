"""A Redis of one's own, on loopback, with its data in a folder of its own."""

import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

START_SECONDS = 20
STOP_SECONDS = 20


class RedisServer:
    """A server that is started, stopped by its process id, and started again on the same port."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ashlar-redis-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        words = ["--bind", "127.0.0.1", "--port", self.port, "--dir", self.folder, "--save", "", "--appendonly", "no"]
        log = self.folder / "log"
        with open(log, "ab") as output:
            self.process = subprocess.Popen(
                [program("redis-server"), *map(str, words)], stdout=output, stderr=output, stdin=subprocess.DEVNULL
            )
        end = time.monotonic() + START_SECONDS
        while self.ask("PING") != ["PONG"]:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Redis does not start:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.05)

    def stop(self):
        """Ends the server by its own process id."""
        process, self.process = self.process, None
        if process is not None:
            process.terminate()
            process.wait(STOP_SECONDS)

    def ask(self, *words):
        """What it answers to a command, line by line."""
        command = [program("redis-cli"), "-h", "127.0.0.1", "-p", str(self.port), *words]
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()


def program(name):
    found = shutil.which(name)
    if not found:
        raise RuntimeError(f"{name} is not installed: run scripts/install --tests")
    return found
