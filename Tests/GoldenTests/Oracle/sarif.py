"""Reads a SARIF log, compares it with the part of the published structure (OASIS, 2.1.0) that it uses, and looks up the
words of every region in the files."""

import json
import pathlib
import re
import sys
import urllib.parse

import yaml

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit("the validator is missing: pip install jsonschema")

ROOT = pathlib.Path(__file__).resolve().parents[3]


def closed(required, **properties):
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = closed(["text"], text=TEXT, markdown=TEXT)
REGION = closed(["startLine"], startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT)
ARTIFACT = closed(
    ["uri"], uri={"type": "string", "pattern": r"^[A-Za-z0-9%/._~-]+$"}, uriBaseId={"const": "%SRCROOT%"}
)
PLACE = closed(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION)
LOCATION = closed(["physicalLocation"], id={"type": "integer", "minimum": -1}, physicalLocation=PLACE, message=MESSAGE)
SUPPRESSION = closed(
    ["kind"],
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
    location=LOCATION,
)
RESULT = closed(
    ["message", "locations", "ruleId"],
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
    relatedLocations={"type": "array", "items": LOCATION, "minItems": 1, "uniqueItems": True},
    suppressions={"type": "array", "items": SUPPRESSION, "uniqueItems": True},
)
RULE = closed(
    ["id", "shortDescription", "help"],
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed([], level=LEVEL),
)
DRIVER = closed(
    ["name"],
    name=TEXT,
    semanticVersion={"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
    rules={"type": "array", "items": RULE, "uniqueItems": True},
)
RUN = closed(
    ["tool"],
    tool=closed(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
LOG = closed(
    ["version", "runs"], **{"$schema": TEXT}, version={"const": "2.1.0"}, runs={"type": "array", "items": RUN}
)


def lines(uri):
    text = (ROOT / urllib.parse.unquote(uri)).read_bytes().decode("utf-8", "replace")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def main():
    log = json.load(sys.stdin)
    problems = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:300]
        for error in Draft202012Validator(LOG).iter_errors(log)
    ]
    if problems:
        sys.exit("\n".join(problems))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    # Section 3.27.23: of all results or of none, so that one tells whether a log has them.
    if len({"suppressions" in result for result in run["results"]}) > 1:
        problems.append("some results say whether they are suppressed, and some do not")
    for result in run["results"]:
        for suppression in result.get("suppressions", []):
            region = suppression["location"]["physicalLocation"]["region"]
            uri = suppression["location"]["physicalLocation"]["artifactLocation"]["uri"]
            # The reason stands behind the word that it is given for.
            line = lines(uri)[region["startLine"] - 1]
            rest = line[region["endColumn"] - 1 :]
            texts = [rest, *map(yaml.safe_load, re.findall(r'"(?:[^"\\]|\\.)*"', rest))]
            if not any(suppression["justification"] in text for text in texts):
                problems.append(f"no reason such as {suppression['justification']!r} stands there: {line}")
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            problems.append(f"rule {result['ruleIndex']} is not {result['ruleId']}")
        message = result["message"]["text"]
        if message.replace("{{", "").replace("}}", "").count("{"):
            problems.append(f"a brace that is none of an argument's: {message}")
        for location in result["locations"] + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            region = place["region"]
            if (region["startLine"], region["startColumn"]) > (region["endLine"], region["endColumn"]):
                problems.append(f"an end before its start: {place}")
            # A word in quotes that the message begins with stands in its region, where the file can be read as text.
            text = lines(place["artifactLocation"]["uri"])
            if region["startLine"] > len(text) + 1:
                problems.append(f"behind the end of the file: {place}")
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        if result["ruleId"] in ("unknown-key", "unknown-type", "unknown-resource", "unknown-member", "public-write"):
            line = lines(place["artifactLocation"]["uri"])[region["startLine"] - 1]
            word = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            if word.strip("\"'") not in message and word != "anyone":
                problems.append(f"'{word}' is not what the message is about: {message}")
    if problems:
        sys.exit("\n".join(problems))
    suppressed = sum(1 for result in run["results"] if result.get("suppressions"))
    print(f"{len(run['results'])} results, {suppressed} of them suppressed")


main()
