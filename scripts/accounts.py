"""Accounts of services that people sign in to: the suite, the faults and schemathesis ask with them."""

import base64
import functools
import http.client
import json
import os
import pathlib
import subprocess
import sys

from projects import ASHLAR

# Fits whatever strength a spec of ours asks of passwords.
PASSWORD = "Correct-horse-7"
# What services sign tokens with that take those of each other.
SHARED_KEYS = {"AUTH_SIGNING_KEYS": base64.b64encode(bytes(range(32))).decode()}
# Two of each role: one whose record it is, and one who is a stranger to it.
OF_EACH_ROLE = 2
SAMPLES = ["sample_json", "other_sample_json", "third_sample_json", "fourth_sample_json"]


def accounts_of(source):
    """The identifier and the role of each account that is made for a spec; none for one that nobody signs in to.

    Roles come in the order of the spec; where there are none, the role is None.
    """
    auth = facts("service.auth", source, depth=5)
    if auth is None:
        return []
    roles = [case["wire"] for case in auth["role"]["type"]["enum"]["cases"]] if auth["role"] else [None]
    named = [(role, number) for role in roles for number in range(1, OF_EACH_ROLE + 1)]
    return [
        (identifier(auth["identifier"], role or "user", number, index), role)
        for index, (role, number) in enumerate(named)
    ]


def add_accounts(command, environment, source, folder=None):
    """Has the service's own command make them; what it complains of ends this program.

    command: what serves the project, with `serve` as its last word; environment: of the service, with the address of its
    database; folder: where the service runs.
    """
    *program, last = map(str, command)
    assert last == "serve", f"{last} is not the word that a service serves by"
    accounts = accounts_of(source)
    auth = facts("service.auth", source, depth=5) if accounts else None
    for index, (name, role) in enumerate(accounts):
        words = [f"--{auth['identifier']['name']}", name, *([f"--{auth['role']['name']}", role] if role else [])]
        for member in others(auth, source):
            words += [f"--{member['name']}", text(member, index)]
        done = subprocess.run(
            [*program, "users", "add", *words], env=os.environ | environment, cwd=folder, input=f"{PASSWORD}\n",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )
        if done.returncode != 0:
            sys.exit(f"users add {' '.join(words)} ended with {done.returncode}\n{done.stdout}")


def add_to(server, command, source):
    """The same for a service that runs, as `Server` of the transcripts has started it."""
    add_accounts(command, {"DATABASE_URL": f"sqlite:{server.database}"}, source, server.folder.name)


def options(source):
    """What `ashlar conformance` takes to sign in as each of them."""
    return [word for identifier, _ in accounts_of(source) for word in ("--account", identifier)]


def environment():
    """Where `ashlar conformance` takes their password from."""
    return {"ASHLAR_PASSWORD": PASSWORD}


def headers(server, source):
    """What a request to a service says who sends it with: the first of the accounts; nothing where nobody signs in."""
    names = [name for name, _ in accounts_of(source)]
    if not names:
        return {}
    auth = facts("service.auth", source, depth=5)
    body = json.dumps({auth["identifier"]["name"]: names[0], auth["password"]["name"]: PASSWORD})
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        path = f"{facts('api.root', source, depth=1)}/auth/sign-in"
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        tokens = json.loads(response.read())
        if response.status != 200:
            sys.exit(f"{names[0]} cannot sign in: {response.status} {tokens}")
    finally:
        connection.close()
    return {"Authorization": f"Bearer {tokens['accessToken' if auth['is_camel_case'] else 'access_token']}"}


def authorization(server, source):
    """Where Tests/Schemathesis/run.py takes the header from that it asks with."""
    return {"SCHEMATHESIS_AUTHORIZATION": value for value in headers(server, source).values()}


def identifier(member, role, number, index):
    """The name of an account, which keeps to the rules of the member that it is the value of."""
    if member["pattern"] is not None:
        return json.loads(member[SAMPLES[index % len(SAMPLES)]])
    name = f"{role}-{number}"
    if member["type"]["is_email"]:
        return f"{name}@example.org"
    most, least = member["maximum_length"] or len(name), member["minimum_length"] or 0
    return (name if len(name) <= most else name[: most - 2] + name[-2:]).ljust(least, "x")


def others(auth, source):
    """The members that an account has to have beside its name, its password and its role."""
    named = {auth[part]["name"] for part in ("identifier", "role") if auth[part]}
    members = facts("service.auth.principal.body_members", source, depth=1)
    wanted = [member for member in members if member["is_required"] and member["name"] not in named]
    for member in wanted:
        if member["is_key"]:
            sys.exit(f"{source}: an account has a '{member['name']}', and no record is there yet that it could lead to")
    return wanted


def text(member, index):
    """A value as the command takes it: another one for each account where it has to be."""
    value = json.loads(member[SAMPLES[index % len(SAMPLES)]])
    if not isinstance(value, str):
        return json.dumps(value)
    return f"{value} {index}" if member["is_unique"] and index >= len(SAMPLES) else value


@functools.cache
def facts(path, source, depth):
    """What templates know of a spec."""
    done = subprocess.run(
        [ASHLAR, "target", "context", "service", "--spec", source, "--path", path, "--depth", str(depth)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    if done.returncode != 0:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


if __name__ == "__main__":
    for name, role in accounts_of(pathlib.Path(sys.argv[1])):
        print(name, role or "")
