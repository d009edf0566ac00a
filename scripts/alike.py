"""Whether the targets of a spec answer alike, byte for byte, over one database that each of them has written to."""

import contextlib
import http.client
import itertools
import json
import os
import re
import sys
import urllib.parse

from projects import ROOT

sys.path.append(str(ROOT / "Tests" / "Transcripts"))
from recording import COUNTED_HEADERS, OWN_HEADERS
from run import Server

PARAMETER = re.compile(r"\{([^}]+)\}")
# Opaque, and each target's own.
CURSOR = re.compile(rb'(cursor=|"next":")[A-Za-z0-9_-]+')
MOST_RECORDS = 5
MOST_SHOWN = 10


def alike(servers, ask, fill):
    """Asks every server all that the API's description lists, after each of them has written.

    servers: started over one database; ask: a server, a path → an answer; fill: a server, a seed → passed and failed
    conversations that write records. Returns how many of them and of the questions passed: one answer from all servers.
    """
    passed = failed = 0
    for seed, writer in enumerate(servers, start=1):
        written, refused = fill(writer, seed)
        passed, failed = passed + written, failed + refused
        for path in questions(lambda path: ask(servers[0], path)):
            first, *others = [ask(server, path) for server in servers]
            differences = [difference(first, other) for other in others]
            if not any(differences):
                passed += 1
            else:
                failed += 1
                if failed <= MOST_SHOWN:
                    print(f"{path} is answered differently{''.join(differences)}")
    return passed, failed


def questions(ask):
    """Every list in every order and with everything included, every record of them, and what belongs to it."""
    yield "/openapi.json"
    paths = json.loads(ask("/openapi.json").body)
    parameters = paths["components"].get("parameters", {})
    for template, methods in paths["paths"].items():
        if "get" not in methods or PARAMETER.search(template):
            continue
        yield template
        for query in queries(methods["get"], parameters):
            yield f"{template}?{query}"
        records = listed(json.loads(ask(template).body))[:MOST_RECORDS]
        for below, others in paths["paths"].items():
            if "get" in others and below.startswith(f"{template}/{{"):
                for record in records:
                    address = address_of(below, record)
                    if address:
                        yield address
                        for query in queries(others["get"], parameters):
                            yield f"{address}?{query}"


def queries(operation, parameters):
    """A query for each order and each path of what can be included, and one that there is no such thing as."""
    for parameter in operation.get("parameters", []):
        name = parameter["$ref"].rpartition("/")[2] if "$ref" in parameter else None
        parameter = parameters.get(name, parameter)
        words = parameter.get("schema", {}).get("items", {}).get("enum", [])
        if parameter["name"] in ("sort", "include"):
            for word in words:
                yield urllib.parse.urlencode({parameter["name"]: word})
    yield "limit=1"
    yield "nothing=such"


def listed(body):
    """The records of a list in any envelope; none of what is no list, as who has signed in."""
    if isinstance(body, list):
        return body
    return next((value for value in body.values() if isinstance(value, list)), [])


def address_of(template, record):
    """The path of a record, where it has all that the path names."""
    names = PARAMETER.findall(template)
    if not all(name in record for name in names):
        return None
    return PARAMETER.sub(lambda name: urllib.parse.quote(text(record[name[1]]), safe=""), template)


def text(value):
    return value if isinstance(value, str) else json.dumps(value)


class Answer:
    """What an answer says, apart from what is its own."""

    def __init__(self, response):
        self.status, self.body = response.status, CURSOR.sub(rb"\1", response.read())
        self.headers = sorted(
            (name.lower(), CURSOR.sub(rb"\1", value.encode("latin-1")))
            for name, value in response.getheaders() if name.lower() not in OWN_HEADERS | COUNTED_HEADERS
        )

    def lines(self):
        headers = [name.encode() + b": " + value for name, value in self.headers]
        return [str(self.status).encode(), *headers, *self.body.split(b"\n")]


def difference(first, other):
    """The first line in which two answers differ, as each of them has it."""
    for mine, theirs in itertools.zip_longest(first.lines(), other.lines(), fillvalue=b"(nothing)"):
        if mine != theirs:
            start = max(0, len(os.path.commonprefix([mine, theirs])) - 40)
            return f"\n  {mine[start : start + 200]!r}\n  {theirs[start : start + 200]!r}"
    return ""


def ask(server, path, headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def step(goldens, fill, accounts):
    """Serves the projects that were built last, all over one database, and asks as somebody where people sign in."""
    with contextlib.ExitStack() as stack:
        servers = []
        for golden in goldens:
            database = servers[0].database if servers else None
            server = Server(golden.serve(), database=database, settings=accounts.SHARED_KEYS)
            stack.callback(server.folder.cleanup)
            stack.callback(server.stop)
            servers.append(server)
            if not server.wait():
                print(f"{golden.name} did not start\n{server.log()}")
                return 0, 1
        accounts.add_to(servers[0], goldens[0].serve(), goldens[0].source)
        headers = accounts.headers(servers[0], goldens[0].source)
        return alike(servers, lambda server, path: ask(server, path, headers), fill)
