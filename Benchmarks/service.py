#!/usr/bin/env python3
"""What a request costs the generated services, beside what somebody would write by hand, as ratios to the plain route.

usage: service.py [--rounds N] [--seconds N] [--only WORD] [--report FILE]      after Benchmarks/serving has built them

The report goes to standard output, or takes the place of what a file has from `## Serving` on, but for what is told there
from `### ` on, which people write.

`wrk` drives one server and route after the other, in rounds, so that what else the machine does disturbs all of them
alike. Requests per second depend on that; processor time per request, read from the server's own account, hardly does.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT / ".build-golden" / "bench"
RELEASE = BENCH / "on-hummingbird" / ".build" / "release"
PYTHON = ROOT / ".venv-fastapi" / "bin" / "python"

CONNECTIONS = 32
TICKS = os.sysconf("SC_CLK_TCK")
CREATE = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local number = 0
function init() math.randomseed(os.time()) number = math.random(1, 2^40) end
function request()
  number = number + 1
  return wrk.format(nil, nil, nil, string.format('{"name": "Artist %d"}', number))
end
"""


def ask(port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body and json.dumps(body), {"Content-Type": "application/json"} if body else {})
        response = connection.getresponse()
        content = response.read()
        if response.status >= 400:
            raise SystemExit(f"{method} {path} answered {response.status}: {content.decode()}")
        return content
    finally:
        connection.close()


class Server:
    """A process that serves artists, and what was measured of it by route."""

    def __init__(self, name, command, environment=None):
        self.name, self.command, self.environment = name, command, environment or {}
        self.figures = {}

    def start(self, folder):
        folder.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = os.environ | {
            "HOST": "127.0.0.1", "PORT": str(self.port), "DATABASE_URL": "sqlite:bench.sqlite", "LOG_LEVEL": "warning",
        }
        log = folder / "server.log"
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                list(map(str, self.command)), cwd=folder, env=environment | self.environment, stdout=output, stderr=output,
            )
        for _ in range(400):
            try:
                ask(self.port, "GET", "/health/live")
                break
            except OSError:
                time.sleep(0.05)
        else:
            self.stop()
            raise SystemExit(log.read_text("utf-8", "replace"))
        for number in range(200):
            ask(self.port, "POST", "/api/v1/artists", {"name": f"Artist {number}"})
        artist = json.loads(ask(self.port, "GET", "/api/v1/artists?limit=1"))["data"][0]["id"]
        self.paths = {
            "plain": "/health/live",
            "get": f"/api/v1/artists/{artist}",
            "list": "/api/v1/artists?limit=20",
            "create": "/api/v1/artists",
        }

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def processor_time(self):
        """Seconds that the process has used, its own and the kernel's for it."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def drive(self, route, seconds, script):
        """Requests per second, and microseconds of processor time per request."""
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", f"http://127.0.0.1:{self.port}{self.paths[route]}"]
        before = self.processor_time()
        done = subprocess.run(
            command + (["-s", script] if route == "create" else []), capture_output=True, text=True, check=True,
        )
        used = self.processor_time() - before
        if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
            raise SystemExit(f"{self.name}, {route}:\n{done.stdout}")
        requests = int(re.search(r"(\d+) requests in", done.stdout)[1])
        return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1]), used / requests * 1e6

    def median(self, route):
        return [statistics.median(column) for column in zip(*self.figures[route])]


GENERATED_PYTHON = ["env", f"PYTHONPATH={BENCH / 'on-fastapi'}", PYTHON, "-m", "app", "serve"]
SERVERS = [
    Server("hummingbird, generated", [RELEASE / "ChinookServer", "serve"]),
    Server("hummingbird, by hand", [RELEASE / "Minimum"]),
    Server("fastapi, generated", GENERATED_PYTHON),
    Server("fastapi, generated, with its log", GENERATED_PYTHON, {"LOG_LEVEL": "info"}),
    Server("fastapi, by hand", [PYTHON, ROOT / "Benchmarks" / "minimum" / "minimum.py"]),
]
ROUTES = {
    "plain": "`GET /health/live`",
    "get": "`GET /api/v1/artists/{id}`",
    "list": "`GET /api/v1/artists?limit=20`",
    "create": "`POST /api/v1/artists`",
}


def report(servers, rounds, seconds):
    lines = [
        "| route | server | CPU per request | of its plain route | requests/s | of its plain route |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for route, shown in ROUTES.items():
        for server in servers:
            (rate, used), (plain_rate, plain_used) = server.median(route), server.median("plain")
            lines.append(
                f"| {shown} | {server.name} | {used:.0f} µs | {used / plain_used:.2f} "
                f"| {rate:.0f} | {rate / plain_rate:.2f} |"
            )
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    lines += [
        "",
        f"Medians of {rounds} rounds of {seconds} s with {CONNECTIONS} connections; one thread of wrk on the same machine of "
        f"{os.cpu_count()} cores,",
        f"whose load at the end was {load}.",
    ]
    return "\n".join(lines) + "\n"


def place(measured, file):
    """Puts what was measured under its heading, in front of what is told there."""
    text = file.read_text("utf-8") if file.exists() else ""
    before, _, after = text.partition("## Serving\n")
    _, heading, told = after.partition("\n### ")
    file.write_text(f"{before}## Serving\n\n{measured}{heading}{told}", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--only", default="", metavar="WORD", help="only the servers whose name has the word")
    parser.add_argument("--report", type=pathlib.Path)
    options = parser.parse_args()
    servers = [server for server in SERVERS if options.only in server.name]
    started = []
    with tempfile.TemporaryDirectory(prefix="ashlar-bench-") as folder:
        script = pathlib.Path(folder, "create.lua")
        script.write_text(CREATE)
        try:
            for number, server in enumerate(servers):
                server.start(pathlib.Path(folder, str(number)))
                started.append(server)
                for route in ["plain", "get", "list"]:
                    server.drive(route, 1, script)
            for _ in range(options.rounds):
                for route in ROUTES:
                    for server in servers:
                        server.figures.setdefault(route, []).append(server.drive(route, options.seconds, script))
        finally:
            for server in started:
                server.stop()
    measured = report(servers, options.rounds, options.seconds)
    if options.report:
        place(measured, options.report)
    print(measured)


if __name__ == "__main__":
    main()
