#!/usr/bin/env python3
"""Drives a server over HTTP with transcripts and compares every answer byte for byte.

    run.py FILE_OR_FOLDER… -- COMMAND…      starts the command on an empty database, once for every file
    run.py --url http://127.0.0.1:8080 FILE  drives a server that runs already; its database should be empty
"""

import argparse
import gzip
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

import transcript
from recording import Recording

START_SECONDS = 20
ANSWER_SECONDS = 20
COMMAND_SECONDS = 60
# The setting whose value a service makes by itself while it is developed.
KEYS = "AUTH_SIGNING_KEYS"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = [(name.lower(), value) for name, value in response.getheaders()]
        self.body = response.read()
        if self.header("content-encoding") == "gzip" and self.body:
            self.body = gzip.decompress(self.body)

    def header(self, name):
        return next((value for key, value in self.headers if key == name.lower()), None)

    def text(self):
        return self.body.decode("utf-8", "backslashreplace")


class Runner:
    """Runs the exchanges of one file against one server."""

    def __init__(self, host, port, out=sys.stdout):
        self.host, self.port, self.out = host, port, out
        self.recording = Recording()
        self.values, self.passed, self.failed = {}, 0, 0

    def run(self, exchanges):
        for exchange in exchanges:
            if all(self.perform(exchange, turn) for turn in range(1, exchange.times + 1)):
                self.passed += 1
            else:
                self.failed += 1

    def perform(self, exchange, turn):
        self.values["n"] = str(turn)
        sent = answer = None
        try:
            sent = self.request(exchange)
            answer = self.send(*sent)
            self.recording.add(exchange, answer)
            problems = self.compare(exchange, answer)
        except transcript.TranscriptError as error:
            problems = [str(error)]
        except (OSError, http.client.HTTPException) as error:
            problems = [f"no answer: {type(error).__name__}: {error}"]
        if problems:
            self.report(exchange, sent, answer, problems)
        return not problems

    def request(self, exchange):
        target = transcript.fill(exchange.target, self.values).decode()
        headers = [(name, transcript.fill(value, self.values).decode()) for name, value in exchange.headers]
        body = None if exchange.body is None else transcript.fill(exchange.body, self.values)
        given = {name.lower() for name, _ in headers}
        if body is not None and not given & {"content-type", "!content-type"}:
            headers.append(("Content-Type", "application/json"))
        headers = [(name, value) for name, value in headers if not name.startswith("!")]
        return exchange.method, target, headers, body

    def send(self, method, target, headers, body):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=ANSWER_SECONDS)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in headers:
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.putheader("Connection", "close")
            try:
                connection.endheaders()
                if body:
                    connection.send(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # A server may refuse a body before all of it has arrived.
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def compare(self, exchange, answer):
        expected, problems, captured = exchange.expected, [], {}
        if answer.status != expected.status:
            problems.append(f"status {answer.status} instead of {expected.status}")
        # The body goes first: Location repeats an id that the body captures.
        if expected.body is not None:
            template = transcript.Template(expected.body, self.values)
            found = template.match(answer.text())
            if found is None:
                place = template.difference(answer.text())
                problems.append(f"body differs from character {place} on: …{answer.text()[place:place + 60]}")
            else:
                captured |= found
        for name, template in expected.headers:
            try:
                problems += self.compare_header(name, template, answer, captured)
            except transcript.TranscriptError as error:
                problems.append(f"header {name}: {error}")
        if not problems:
            self.values |= captured
        return problems + self.promises(exchange, answer)

    def compare_header(self, name, template, answer, captured):
        if name.startswith("!"):
            value = answer.header(name[1:])
            return [] if value is None else [f"unexpected header {name[1:]}: {value}"]
        value = answer.header(name)
        if value is None:
            return [f"no header {name}"]
        if template == "*":
            return []
        if name.lower() == "allow":
            same = {word.strip() for word in template.split(",")} == {word.strip() for word in value.split(",")}
            return [] if same else [f"header Allow: {value} instead of {template}"]
        if name.lower() == "link" and template.startswith("{{"):
            return self.capture_link(template[2:-2], value, captured)
        wanted = transcript.Template(template, self.values | captured)
        found = wanted.match(value)
        if found is None:
            return [f"header {name}: {value} instead of {wanted.shown()}"]
        captured |= found
        return []

    def capture_link(self, name, value, captured):
        """`Link: {{next}}` takes the target of `<…>; rel="next"`, without its origin if it has one."""
        if not (value.startswith("<") and value.endswith('>; rel="next"')):
            return [f'header Link: {value} instead of <…>; rel="next"']
        url = urllib.parse.urlsplit(value[1:value.index(">")])
        captured[name] = f"{url.path}?{url.query}"
        return []

    def promises(self, exchange, answer):
        """What holds for every answer, so that no transcript has to repeat it."""
        problems = []
        if answer.status == 204 or exchange.method == "HEAD":
            if answer.body:
                problems.append(f"a body where there may be none: {answer.text()[:60]}")
        elif answer.body and exchange.target.startswith("/api/"):
            media_type = (answer.header("content-type") or "").split(";")[0]
            if media_type != "application/json":
                problems.append(f"content type '{media_type}' instead of 'application/json'")
        if answer.header("x-request-id") is None:
            problems.append("no header X-Request-Id")
        return problems

    def report(self, exchange, sent, answer, problems):
        lines = [f"\n{exchange.file}:{exchange.line}: {exchange.case}"]
        lines += [f"  problem   {problem}" for problem in problems]
        if sent:
            method, target, headers, body = sent
            lines.append(f"  request   {method} {target}")
            lines += [f"            {name}: {value}" for name, value in headers]
            if body is not None:
                lines.append(f"            {shortened(body.decode('utf-8', 'backslashreplace'))}")
        if answer:
            lines.append(f"  answer    {answer.status}")
            lines += [f"            {name}: {value}" for name, value in answer.headers]
            lines.append(f"            {shortened(answer.text())}")
        lines.append(f"  expected  {exchange.expected.status}")
        lines += [f"            {name}: {value}" for name, value in exchange.expected.headers]
        if exchange.expected.body:
            lines.append(f"            {shortened(self.shown(exchange.expected.body))}")
        print("\n".join(lines), file=self.out)

    def shown(self, body):
        try:
            return transcript.Template(body, self.values).shown()
        except transcript.TranscriptError:
            return body


def shortened(text, limit=4000):
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text)} characters)"


class Server:
    """A command that serves on a free loopback port, stopped by its process id.

    database: a file that others serve too; its own where there is none. settings: more of its environment.
    """

    def __init__(self, command, database=None, settings=()):
        self.folder = tempfile.TemporaryDirectory(prefix="transcripts-")
        self.log_path = pathlib.Path(self.folder.name, "server.log")
        self.database = database or f"{self.folder.name}/database.sqlite"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.command = command
        self.environment = os.environ | {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:{self.database}",
        } | dict(settings)
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=self.folder.name, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def wait(self):
        """Whether the server answers its health check before it is given up."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/health")
                if connection.getresponse().status == 200:
                    return True
            except OSError:
                pass
            finally:
                connection.close()
            time.sleep(0.05)
        return False

    def run(self, words, text):
        """What went wrong while the service's own command did something, or None."""
        try:
            done = subprocess.run(
                [*self.command[:-1], *words], env=self.environment, cwd=self.folder.name, input=text,
                capture_output=True, text=True, errors="replace", timeout=COMMAND_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return f"'{' '.join(words)}' did not end within {COMMAND_SECONDS} seconds"
        if done.returncode == 0:
            return None
        return f"'{' '.join(words)}' ended with code {done.returncode}\n{done.stdout}{done.stderr}"

    def stop(self):
        """What went wrong while stopping, or None."""
        problem = None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(10)
            if code != 0:
                problem = f"the server ended with code {code}"
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            problem = "the server did not stop within 10 seconds of SIGTERM"
        return problem

    def strays(self):
        """What lies in the server's folder and has no business there."""
        names = sorted(path.name for path in pathlib.Path(self.folder.name).iterdir())
        return [
            name for name in names
            if name != self.log_path.name and not name.startswith("database.sqlite") and not self.holds_keys(name)
        ]

    def holds_keys(self, name):
        """Whether it is what a service that people sign in to keeps where no keys were set, and nothing else."""
        kept = rf"(#.*\n)*{KEYS}=\S+\n"
        return name == ".env" and re.fullmatch(kept, pathlib.Path(self.folder.name, name).read_text("utf-8", "replace"))

    def log(self, lines=20):
        return "\n".join(self.log_path.read_text("utf-8", "replace").splitlines()[-lines:])


def run_with_server(path, exchanges, command):
    """Passed and failed exchanges of one file, and the answers; starting and stopping the server count as one more."""
    server = Server(command, settings=transcript.settings(path))
    runner = Runner("127.0.0.1", server.port)
    try:
        if server.wait():
            problem = next(filter(None, (server.run(*command) for command in transcript.commands(path))), None)
            if not problem:
                runner.run(exchanges)
        else:
            problem = f"the server did not answer GET /health within {START_SECONDS} seconds"
    finally:
        stopping = server.stop()
    strays = server.strays()
    problem = problem or stopping or (f"the server has left {', '.join(strays)} in its folder" if strays else None)
    if problem:
        print(f"\n{path}: {problem}\n{server.log()}")
    server.folder.cleanup()
    return runner.passed + (not problem), runner.failed + bool(problem), runner.recording


def wishes(path):
    """What a file wants of the server that nobody can give to one that runs already."""
    set_up = [f"{name}={value}" for name, value in transcript.settings(path).items()]
    return set_up + [" ".join(words) for words, _ in transcript.commands(path)]


def files(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(path.glob("*.txt")) if path.is_dir() else [path]


def main(arguments):
    command = []
    if "--" in arguments:
        place = arguments.index("--")
        arguments, command = arguments[:place], arguments[place + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", help="a server that runs already")
    parser.add_argument("--record", type=pathlib.Path, help="where answers are written down, but for ids, times and the like")
    parser.add_argument("paths", nargs="+", help="transcripts, or folders of them")
    options = parser.parse_args(arguments)
    if bool(options.url) == bool(command):
        parser.error("give either --url or a command behind --")
    try:
        transcripts = [(str(path), transcript.read(str(path))) for path in files(options.paths)]
    except (OSError, transcript.TranscriptError) as error:
        print(error)
        return 1
    if command:
        command[0] = shutil.which(command[0]) or parser.error(f"there is no command {command[0]}")
        command[0] = os.path.abspath(command[0])
    passed = failed = 0
    answers = []
    for path, exchanges in transcripts:
        if command:
            now_passed, now_failed, recording = run_with_server(path, exchanges, command)
        elif wanted := wishes(path):
            print(f"{path} needs a server of its own, with {', '.join(wanted)}")
            continue
        else:
            url = urllib.parse.urlsplit(options.url)
            runner = Runner(url.hostname, url.port or 80)
            runner.run(exchanges)
            now_passed, now_failed, recording = runner.passed, runner.failed, runner.recording
        answers += recording.lines
        print(f"{path}: {now_passed} passed, {now_failed} failed", flush=True)
        passed, failed = passed + now_passed, failed + now_failed
    if options.record:
        options.record.write_text("\n".join(answers) + "\n", "utf-8")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
