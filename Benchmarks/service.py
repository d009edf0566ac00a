#!/usr/bin/env python3
"""What a request costs the generated service, as a ratio to the plain route of the same server.

usage: service.py SERVER        the executable, built for release; the report goes to standard output

`wrk` drives one route after the other, in rounds, so that what else the machine does disturbs all of them alike. Requests
per second depend on that; processor time per request, read from the server's own account, hardly does.
"""

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

ROUNDS, SECONDS, CONNECTIONS = 5, 5, 32
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


def start(server, folder):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "HOST": "127.0.0.1", "PORT": str(port), "DATABASE_URL": f"sqlite:{folder}/bench.sqlite", "LOG_LEVEL": "warning",
    }
    log = open(pathlib.Path(folder, "server.log"), "wb")
    process = subprocess.Popen([server, "serve"], cwd=folder, env=environment, stdout=log, stderr=log)
    for _ in range(200):
        try:
            ask(port, "GET", "/health")
            return port, process
        except OSError:
            time.sleep(0.05)
    process.kill()
    raise SystemExit(pathlib.Path(folder, "server.log").read_text("utf-8", "replace"))


def cpu(process):
    """Seconds of processor time that the process has used."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def drive(process, port, path, script=None):
    """Requests per second and microseconds of processor time per request."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}{path}"]
    before = cpu(process)
    output = subprocess.run(command + (["-s", script] if script else []), capture_output=True, text=True, check=True).stdout
    used = cpu(process) - before
    if "Non-2xx" in output:
        raise SystemExit(output)
    requests = int(re.search(r"(\d+) requests in", output)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), used / requests * 1e6


def main(server):
    with tempfile.TemporaryDirectory(prefix="ashlar-bench-") as folder:
        script = pathlib.Path(folder, "create.lua")
        script.write_text(CREATE)
        port, process = start(server, folder)
        try:
            for number in range(200):
                ask(port, "POST", "/api/v1/artists", {"name": f"Artist {number}"})
            artist = json.loads(ask(port, "GET", "/api/v1/artists?limit=1"))["data"][0]["id"]
            routes = [
                ("plain", "`GET /health/live`", "/health/live", None),
                ("get", "`GET /api/v1/artists/{id}`", f"/api/v1/artists/{artist}", None),
                ("list", "`GET /api/v1/artists?limit=20`", "/api/v1/artists?limit=20", None),
                ("create", "`POST /api/v1/artists`", "/api/v1/artists", str(script)),
            ]
            figures = {name: [] for name, *_ in routes}
            for _, _, path, lua in routes[:3]:
                drive(process, port, path, lua)
            for _ in range(ROUNDS):
                for name, _, path, lua in routes:
                    figures[name].append(drive(process, port, path, lua))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    print("| route | requests/s | of plain | CPU per request | of plain |")
    print("| --- | ---: | ---: | ---: | ---: |")
    plain = [statistics.median(column) for column in zip(*figures["plain"])]
    for name, shown, _, _ in routes:
        rate, used = (statistics.median(column) for column in zip(*figures[name]))
        print(f"| {shown} | {rate:.0f} | {rate / plain[0]:.2f} | {used:.0f} µs | {used / plain[1]:.2f} |")
    print(f"\nMedians of {ROUNDS} rounds of {SECONDS} s with {CONNECTIONS} connections; one thread of wrk on the same machine.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()))
