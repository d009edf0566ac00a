#!/usr/bin/env python3
"""Has sqlmap look for SQL injection in a running service, and in one that has it in every place; the last line counts requests.

usage: run.py URL [--token T] [--sample N] [--seed S]

Every parameter of every list, every part of a path and every member of a body is tried, as an OpenAPI document that the service
serves has them; the service should have records. With --sample only so many of the requests, chosen by the seed, are tried.
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

from weak import weak_service

SQLMAP = pathlib.Path(sys.executable).with_name("sqlmap")
FOUND = "sqlmap identified the following injection point(s)"
# What it says when it has tried a request to the end and found nothing.
DONE = "all tested parameters do not appear to be injectable"
AT_ONCE = 4


class Service:
    """What a service serves, and says about itself."""

    def __init__(self, url, token):
        self.url, self.token = url, token
        self.document = json.loads(self.get("/openapi.json"))

    def get(self, path):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers), timeout=20) as answer:
            return answer.read()

    def resolved(self, part):
        while "$ref" in part:
            found = self.document
            for step in part["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            part = found
        return part

    def records(self, template):
        """What a list shows, where there is one that can be read."""
        operation = self.document["paths"].get(template, {})
        if "get" not in operation or "{" in template:
            return []
        try:
            body = json.loads(self.get(template))
        except urllib.error.HTTPError:
            return []
        found = body if isinstance(body, list) else next((v for v in body.values() if isinstance(v, list)), [])
        return [record for record in found if isinstance(record, dict)]


def requests(service):
    """Each request to try, as a name, a method, a path with an asterisk where a part of it is tried, and a body."""
    for template, methods in service.document["paths"].items():
        collection = template.partition("/{")[0]
        record = next(iter(service.records(collection)), {})
        path = address(template, record)
        if path is None:
            continue
        for method, operation in methods.items():
            if method not in ("get", "post", "put", "patch", "delete"):
                continue
            name = f"{method.upper()} {template}"
            for parameter in map(service.resolved, operation.get("parameters", [])):
                if parameter["in"] == "query":
                    value = sample(service, parameter["name"], parameter.get("schema", {}), record)
                    query = urllib.parse.urlencode({parameter["name"]: text(value)})
                    yield f"{name}?{parameter['name']}", method, f"{path}?{query}", None
            if "{" in template:
                yield f"{name} (path)", method, f"{path}*", None
            content = service.resolved(operation.get("requestBody", {})).get("content", {})
            if "application/json" in content:
                schema = content["application/json"]["schema"]
                yield f"{name} (body)", method, path, json.dumps(sample(service, "", schema, record))


def address(template, record):
    """The path of a record; without one, where all that it names is a made-up text."""
    names = re.findall(r"\{([^}]+)\}", template)
    values = {name: text(record.get(name, "a")) for name in names}
    return re.sub(r"\{([^}]+)\}", lambda name: urllib.parse.quote(values[name[1]], safe=""), template)


def sample(service, name, schema, record):
    """A value that the schema of a member allows, the record's own where it has one."""
    schema = service.resolved(schema)
    if "properties" in schema:
        return {key: sample(service, key, inner, record) for key, inner in schema["properties"].items()}
    member = re.sub(r"^filter\[([^]]+)\].*$", r"\1", name)
    if record.get(member) is not None:
        return record[member]
    for choice in ("const", "default", "example"):
        if choice in schema:
            return schema[choice]
    if schema.get("enum") or schema.get("examples"):
        return (schema.get("enum") or schema["examples"])[0]
    for several in ("oneOf", "anyOf", "allOf"):
        if several in schema:
            return sample(service, name, schema[several][0], record)
    kind = schema.get("type", "string")
    kind = next((one for one in kind if one != "null"), "null") if isinstance(kind, list) else kind
    if kind == "array":
        return [sample(service, name, schema.get("items", {}), record)]
    made_up = {"integer": 1, "number": 1.5, "boolean": True, "null": None, "object": {}}
    return made_up.get(kind, "Correct-horse-7" if "password" in name.lower() else "a1@example.org")


def text(value):
    return value if isinstance(value, str) else ",".join(map(text, value)) if isinstance(value, list) else json.dumps(value)


def tried(folder, url, number, request, token):
    """What sqlmap says about one request: whether it found something, and all that it printed."""
    _, method, path, body = request
    lines = [f"{method.upper()} {path} HTTP/1.1", f"Host: {urllib.parse.urlsplit(url).netloc}", "Accept: application/json"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if body is not None:
        lines.append("Content-Type: application/json")
    file = folder / f"{number}.http"
    file.write_text("\n".join([*lines, "", body or ""]))
    done = subprocess.run(
        [
            SQLMAP, "-r", file, "--batch", "--flush-session", "--disable-coloring", "--output-dir", folder / str(number),
            "--level", "1", "--risk", "1", "--dbms", "SQLite", "--technique", "BEU", "--ignore-code", "*", "--retries", "1",
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    )
    return FOUND in done.stdout, DONE in done.stdout, done.stdout


def all_tried(url, asked, token=None):
    with tempfile.TemporaryDirectory(prefix="ashlar-injection-") as folder:
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            place = pathlib.Path(folder)
            yield from zip(asked, pool.map(lambda one: tried(place, url, one[0], one[1], token), enumerate(asked)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--token", help="the access token of somebody who may do much")
    parser.add_argument("--sample", type=int, help="how many requests")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    options = parser.parse_args()
    passed, problems = 0, []
    with weak_service() as url:
        weak = [
            ("a parameter", "get", "/items?filter%5Bname%5D=a", None), ("a part of a path", "get", "/items/a*", None),
            ("a member of a body", "post", "/items", '{"name": "a"}'),
        ]
        for (name, *_), (is_found, _, output) in all_tried(url, weak):
            if is_found:
                passed += 1
            else:
                problems.append(f"injection by {name} was not found where there is one\n{output}")
    asked = list(requests(Service(options.url, options.token)))
    if options.sample and options.sample < len(asked):
        print(f"{options.sample} of {len(asked)} requests, seed {options.seed}")
        asked = random.Random(options.seed).sample(asked, options.sample)
    for (name, *_), (is_found, is_done, output) in all_tried(options.url, asked, options.token):
        if is_done and not is_found:
            passed += 1
        else:
            problems.append(f"{name}: {'injection' if is_found else 'not tried to the end'}\n{output}")
    print("\n".join(problems))
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or not asked else 0


if __name__ == "__main__":
    sys.exit(main())
