"""What schemathesis loads before it runs: three of its checks as ours, which know what is explained.

In a check, rather than in what is made of the report, since a failure ends the scenario and would hide what comes after.
"""

import json
import os
import pathlib
import re

import schemathesis
import yaml
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

EXPLAINED = yaml.safe_load(pathlib.Path(__file__).with_name("explained.yaml").read_text("utf-8"))


def entry_of(detail):
    """The number of the entry that explains a detail of a refusal."""
    place = detail.get("parameter", detail.get("field", ""))
    for number, entry in enumerate(EXPLAINED):
        expected = re.escape(entry["message"]).replace(re.escape("…"), ".+") if "message" in entry else ".*"
        same = entry.get("code") == detail["code"] and re.fullmatch(expected, detail["message"], re.DOTALL)
        if same and place.startswith(entry.get("place", "")):
            return number
    return None


def entries_of(body):
    """The numbers of the entries that explain a refusal together; nothing when a part of it is unexplained."""
    try:
        error = json.loads(body)["error"]
        numbers = [entry_of(detail) for detail in error["details"] or [error]]
    except (ValueError, KeyError, TypeError):
        return None
    return None if None in numbers else set(numbers)


def entries_of_accepted(failure, method):
    """The number of the entry that explains why a request was taken that the document forbids."""
    for number, entry in enumerate(EXPLAINED):
        is_meant = "accepted" in entry and method == entry.get("method", method)
        if is_meant and re.search(entry["accepted"], failure.message):
            return {number}
    return None


def unless_explained(check, ctx, response, case):
    """What a check says, unless that is explained; that it occurred is noted in a file."""
    try:
        return check(ctx, response, case)
    except Failure as failure:
        if check is negative_data_rejection:
            numbers = entries_of_accepted(failure, case.method)
        else:
            numbers = entries_of(response.content)
        if numbers is None:
            raise
        with open(os.environ["SCHEMATHESIS_EXPLAINED"], "a", encoding="utf-8") as file:
            file.write("".join(f"{number}\n" for number in sorted(numbers)))
        return None


@schemathesis.check
def valid_requests_are_accepted(ctx, response, case):
    return unless_explained(positive_data_acceptance, ctx, response, case)


@schemathesis.check
def nothing_breaks(ctx, response, case):
    return unless_explained(not_a_server_error, ctx, response, case)


@schemathesis.check
def wrong_requests_are_refused(ctx, response, case):
    # Refused as well, by the state of the record and before anybody looks at the body.
    if response.status_code == 412:
        return None
    return unless_explained(negative_data_rejection, ctx, response, case)
