"""Specs of any size from a seed, and an OpenAPI document that describes the same resources for other generators."""

import itertools
import json
import random

FIRST = """Amber Ancient Arctic Brass Bright Broken Coastal Copper Crystal Digital Eastern Early Frozen Gentle Golden Green
Hidden Hollow Inner Iron Ivory Jade Local""".split()
SECOND = """Account Agent Border Bridge Budget Canal Carrier Client Contract Corner Credit Dealer Depot Factory Field
Garden Harbor Island Kernel Ledger Market Orbit Planet""".split()
THIRD = """Adapter Batch Binder Bundle Channel Course Digest Entry Event Filter Folder Handle Journal Letter Marker Notice
Option Panel Record Report Signal Ticket Voucher""".split()
CASES = ["draft", "active", "paused", "archived"]


class Resource:
    def __init__(self, name, parents, enum):
        self.name, self.parents, self.enum = name, parents, enum

    @property
    def path(self):
        words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in self.name).strip("-")
        return (words[:-1] + "ies" if words.endswith("y") else words + ("es" if words.endswith("ch") else "s"))


def resources(count, seed):
    """Resources that lead to at most two of those before them; ten share an enum."""
    dice = random.Random(seed)
    names = ["".join(words) for words in itertools.product(FIRST, SECOND, THIRD)]
    dice.shuffle(names)
    found = []
    for index in range(count):
        parents = dice.sample(found, min(len(found), dice.randint(0, 2)))
        found.append(Resource(names[index], [parent.name for parent in parents], f"Status{index // 10 + 1}"))
    return found


def spec(count, seed=1):
    """The spec of a service of that many resources, as text."""
    found = resources(count, seed)
    lines = ["ashlar: 1", "", "service: {name: warehouse, version: 1.0.0}", ""]
    lines += ["database: {engine: sqlite, ids: uuid7}", "", "silence:"]
    lines += [f"  {code}: Nobody runs it." for code in ["public-write", "unserved-filter", "unserved-sort"]]
    lines += ["", "enums:"]
    lines += [f"  {enum}: [{', '.join(CASES)}]" for enum in dict.fromkeys(resource.enum for resource in found)]
    lines += ["", "resources:"]
    for resource in found:
        keys = [parent_key(name) for name in resource.parents]
        lines += [
            f"  {resource.name}:",
            f"    description: One of the service's records, called {resource.name}.",
            "    fields:",
            "      code: {type: string, length: 1..40, unique: true}",
            "      title: {type: string, length: 1..200}",
            "      notes: text?",
            f"      status: {{type: {resource.enum}, default: draft}}",
            '      price: {type: "decimal(10,2)", min: 0}',
            "      quantity: {type: int, min: 0, default: 0}",
            "      is_public: {type: bool, default: false}",
            "      valid_from: date?",
        ]
        if keys:
            lines.append("    relations:")
            lines += [f"      {key}: {{belongs_to: {name}}}" for key, name in zip(keys, resource.parents)]
        lines += [
            "    access: {read: anyone, write: anyone}",
            "    query:",
            f"      filter: [{', '.join(['title', 'status', 'price', *keys])}]",
            "      sort: [title, price, created_at]",
        ]
        if keys:
            lines.append(f"      include: [{', '.join(keys)}]")
    return "\n".join(lines) + "\n"


def parent_key(name):
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).strip("_")


def openapi(count, seed=1):
    """The same resources, fields and operations as an OpenAPI document, as JSON text."""
    paths, schemas = {}, {}
    found = resources(count, seed)
    for enum in dict.fromkeys(resource.enum for resource in found):
        schemas[enum] = {"type": "string", "enum": CASES}
    for resource in found:
        schemas |= {resource.name: record(resource), f"New{resource.name}": new(resource), f"{resource.name}List": many(resource)}
        paths[f"/api/v1/{resource.path}"] = {
            "get": operation(resource, "list", 200, f"{resource.name}List", parameters=query(resource)),
            "post": operation(resource, "create", 201, resource.name, body=f"New{resource.name}"),
        }
        paths[f"/api/v1/{resource.path}/{{id}}"] = {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}],
            "get": operation(resource, "read", 200, resource.name),
            "put": operation(resource, "replace", 200, resource.name, body=f"New{resource.name}"),
            "patch": operation(resource, "change", 200, resource.name, body=f"New{resource.name}"),
            "delete": operation(resource, "delete", 204),
        }
    document = {
        "openapi": "3.0.3",
        "info": {"title": "warehouse", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    return json.dumps(document, indent=1)


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def new(resource):
    properties = {
        "code": {"type": "string", "minLength": 1, "maxLength": 40},
        "title": {"type": "string", "minLength": 1, "maxLength": 200},
        "notes": {"type": "string", "nullable": True},
        "status": reference(resource.enum),
        "price": {"type": "string"},
        "quantity": {"type": "integer", "format": "int32", "minimum": 0},
        "is_public": {"type": "boolean"},
        "valid_from": {"type": "string", "format": "date", "nullable": True},
    }
    keys = [f"{parent_key(name)}_id" for name in resource.parents]
    properties |= {key: {"type": "string", "format": "uuid"} for key in keys}
    return {"type": "object", "required": ["code", "title", "price", *keys], "properties": properties}


def record(resource):
    schema = new(resource)
    time = {"type": "string", "format": "date-time"}
    schema["properties"] = {"id": {"type": "string", "format": "uuid"}, **schema["properties"], "created_at": time, "updated_at": time}
    schema["required"] = list(schema["properties"])
    return schema


def many(resource):
    page = {"type": "object", "properties": {"limit": {"type": "integer"}, "next": {"type": "string", "nullable": True}}}
    return {"type": "object", "properties": {"data": {"type": "array", "items": reference(resource.name)}, "page": page}}


def query(resource):
    names = ["filter[title]", "filter[status]", "filter[price][gte]", "sort", "fields", "include", "limit", "cursor"]
    return [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]


def operation(resource, verb, status, answer=None, body=None, parameters=None):
    described = {"description": "Done."}
    if answer:
        described["content"] = {"application/json": {"schema": reference(answer)}}
    found = {"operationId": f"{verb}{resource.name}", "tags": [resource.name], "responses": {str(status): described}}
    if body:
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": reference(body)}}}
    if parameters:
        found["parameters"] = parameters
    return found
