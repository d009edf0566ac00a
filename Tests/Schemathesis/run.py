#!/usr/bin/env python3
"""Drives a running service by its OpenAPI document with schemathesis; the last line counts operations.

usage: run.py SPEC DOCUMENT URL [--examples N] [--all]      explained.yaml names what may be refused

SCHEMATHESIS_AUTHORIZATION is the header that says who asks, where people sign in to the service.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from hooks import EXPLAINED

FOLDER = pathlib.Path(__file__).resolve().parent
COMMAND = pathlib.Path(sys.executable).with_name("schemathesis")
# Whoever has signed out is nobody to whatever is asked next.
KEPT = ["--exclude-path-regex", "/auth/sign-out"]
AUTHORIZATION = os.environ.get("SCHEMATHESIS_AUTHORIZATION")


def failures_of(report):
    """Operations whose scenarios failed, and whether the run came to its end."""
    operations, failed, ended = set(), set(), False
    for line in report.read_text("utf-8").splitlines():
        (event, content), *_ = json.loads(line).items()
        ended = ended or event == "EngineFinished"
        if event == "ScenarioFinished" and content["status"] != "skip":
            label = content["recorder"]["label"]
            operations.add(label)
            if content["status"] != "success":
                failed.add(label)
    return operations, failed, ended


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spec")
    parser.add_argument("document")
    parser.add_argument("url")
    parser.add_argument("--examples", type=int, default=3, help="requests of each kind for each operation")
    parser.add_argument("--all", action="store_true", help="whatever this spec is explained for has to occur")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ashlar-schemathesis-") as folder:
        report, seen = pathlib.Path(folder, "report.ndjson"), pathlib.Path(folder, "seen")
        seen.touch()
        done = subprocess.run(
            [
                COMMAND, "run", pathlib.Path(options.document).resolve(), "--url", options.url, "--no-color",
                *(["--header", f"Authorization: {AUTHORIZATION}", *KEPT] if AUTHORIZATION else []),
                "--seed", "1", "--generation-deterministic",
                "--max-examples", str(options.examples), "--checks", "all",
                "--exclude-checks", "positive_data_acceptance,negative_data_rejection,not_a_server_error",
                "--warnings", "off",
                "--report", "ndjson", "--report-ndjson-path", report,
            ],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            env=os.environ | {
                "PYTHONPATH": str(FOLDER), "SCHEMATHESIS_HOOKS": "hooks", "SCHEMATHESIS_EXPLAINED": str(seen),
            },
        )
        operations, failed, ended = failures_of(report) if report.exists() else (set(), set(), False)
        found = set(map(int, seen.read_text().split()))
    problems = sorted(failed)
    if done.returncode not in (0, 1) or not ended or not operations or (done.returncode == 1 and not failed):
        problems.append("the run did not come to its end")
    if problems:
        print(done.stdout)
    for number, entry in enumerate(EXPLAINED):
        if options.all and options.spec in entry["seen_in"] and number not in found:
            name = f"{entry.get('code', 'accepted')} {entry.get('place', '')} {entry.get('message', '')}"
            problems.append(f"this is explained, but did not occur: {' '.join(name.split())}")
    print("\n".join(problems))
    print(f"{len(operations - failed)} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
