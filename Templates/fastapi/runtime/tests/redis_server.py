"""A Redis of one's own, on loopback, with its data in a folder of its own."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

START_SECONDS = 20.0


class RedisServer:
    """A server that is started, stopped by its process id, and started again on the same port."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._command = [
            "redis-server",
            *(
                "--bind",
                "127.0.0.1",
                "--port",
                str(self.port),
                "--dir",
                str(folder),
                "--save",
                "",
                "--appendonly",
                "no",
            ),
            *options,
        ]
        self._log = folder / "redis.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def start(self, port: int | None = None) -> None:
        with open(self._log, "ab") as log:
            process = subprocess.Popen(self._command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port or self.port)) == 0:
                    self._process = process
                    return
            time.sleep(0.02)
        raise RuntimeError(f"Redis does not start:\n{self._log.read_text('utf-8', 'replace')}")

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait(20)

    def hold(self) -> None:
        """Lets it neither answer nor hang up."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGCONT)

    @asynccontextmanager
    async def client(self, **options: Any) -> AsyncIterator[Any]:
        """A client of the test's own, to look at what is stored."""
        client: Any = Redis(host="127.0.0.1", port=self.port, **options)
        try:
            yield client
        finally:
            await client.aclose()
