"""Reads two JSON Schemas and then documents, a line each, with the number of the schema that each is for, and says of each
whether the schema takes it, and why not."""

import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit("the validator is missing: pip install jsonschema")

lines = list(map(json.loads, sys.stdin.read().split("\n")))
schemas, documents = lines[:2], lines[2:]
for schema in schemas:
    Draft202012Validator.check_schema(schema)
validators = list(map(Draft202012Validator, schemas))
for number, document in documents:
    errors = sorted(validators[number].iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    if errors:
        path = "/".join(map(str, errors[0].absolute_path))
        print(f"refused at {path}: {errors[0].message}"[:300].replace("\n", " "))
    else:
        print("taken")
