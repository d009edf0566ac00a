"""What scripts have in common that take a project of each target along a way, step by step."""

import http.client
import json
import shutil
import subprocess
import sys

from projects import BUILD_GENERATOR, ROOT

sys.path.append(str(ROOT / "Tests" / "Transcripts"))
from run import Server


class Failure(Exception):
    """The walk did not go as it has to."""


def expect(condition, sentence, output=""):
    if not condition:
        raise Failure(f"{sentence}\n{output}".rstrip())


def run(*command, folder=ROOT, environment=None):
    """A command's exit code, and all that it printed."""
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace",
    )
    return done.returncode, done.stdout


class Serving:
    """A service over a database, for as long as a `with` statement; it has to end well."""

    def __init__(self, command, database):
        self.command, self.database = command, database

    def __enter__(self):
        self.server = Server(self.command, str(self.database))
        if not self.server.wait():
            log = self.server.log()
            self.server.stop()
            raise Failure(f"the service does not start\n{log}")
        return self

    @property
    def port(self):
        return self.server.port

    def ask(self, method, path, body=None):
        """The status of an answer, and its document."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            text = None if body is None else json.dumps(body, ensure_ascii=False).encode()
            connection.request(method, f"/api/v1{path}", text, {"Content-Type": "application/json"} if text else {})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null")
        finally:
            connection.close()

    def __exit__(self, kind, *_):
        problem, log = self.server.stop(), self.server.log()
        self.server.folder.cleanup()
        if problem and kind is None:
            raise Failure(f"{problem}\n{log}")


class Walk:
    """The way of one target's project, in a folder of its own that is left where the way ends badly."""

    # Methods, in their order.
    steps = []

    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        self.passed = 0

    def stages(self):
        """What each step is called, and what it does."""
        return [(step.__name__.replace("_", " "), lambda step=step: step(self)) for step in self.steps]

    def walk(self):
        """Every step, up to the first that does not go as it has to; whether all did."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for title, step in self.stages():
            print(f"{self.name}: {title}", flush=True)
            try:
                step()
            except Failure as failure:
                print(failure)
                return False
            self.passed += 1
        shutil.rmtree(self.folder)
        return True


def walk_all(walks):
    """Walks with the generator of these sources; prints what passed and what failed, and returns the exit code."""
    code, output = run(*BUILD_GENERATOR)
    if code != 0:
        print(output)
        return 1
    went = [walk.walk() for walk in walks]
    passed, total = sum(walk.passed for walk in walks), sum(len(walk.stages()) for walk in walks)
    print(f"{passed} passed, {total - passed} failed")
    return 0 if went and all(went) else 1
