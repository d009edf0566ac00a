"""Checks a reusable workflow, and prints the scripts of its steps by their names, as JSON.

usage: workflow.py FILE < /dev/null
"""

import json
import pathlib
import re
import subprocess
import sys

import yaml

ROOT = pathlib.Path(__file__).parents[3]
FILE = ROOT / sys.stdin.read().strip()


def tool(name, *words):
    subprocess.run([name, *words], check=True, stdout=sys.stderr)


tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(FILE))
tool("check-jsonschema", "--builtin-schema", "custom.github-workflows-require-timeout", str(FILE))
# What YAML 1.1 takes for true is the key of its events.
workflow = yaml.safe_load(FILE.read_text())
assert workflow["permissions"] == {"contents": "read"}, "it may do more than read"
scripts = {}
for name, job in workflow["jobs"].items():
    assert "permissions" not in job, f"{name} asks for more"
    for step in job["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", step["uses"]), f"{step['uses']} is not pinned"
        if "run" in step:
            assert "${{" not in step["run"], f"'{step['name']}' puts what others say into a script"
            subprocess.run(
                ["shellcheck", "--shell", "bash", "-"], check=True, input=step["run"], text=True, stdout=sys.stderr,
            )
            scripts[step["name"]] = step["run"]
print(json.dumps(scripts))
