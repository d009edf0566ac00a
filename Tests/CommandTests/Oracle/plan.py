"""Says whether a document is one that docs/plan.schema.json describes: `valid`, or what is wrong with it."""

import json
import pathlib
import sys

import jsonschema

SCHEMA = json.loads((pathlib.Path(__file__).parents[3] / "docs" / "plan.schema.json").read_text())

jsonschema.Draft202012Validator.check_schema(SCHEMA)
errors = jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.load(sys.stdin))
print("\n".join(f"{error.json_path}: {error.message}" for error in errors) or "valid")
