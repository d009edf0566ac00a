#!/usr/bin/env python3
"""Specs whose names are words that languages and libraries have a meaning for.

usage: words.py KIND [FROM TO]      KIND is one of members, cases, resources, relations, actions; the spec goes to stdout
"""

import pathlib
import re
import sys

TYPES = ["string", "text?", "int", "int64?", "float", "'decimal(8,2)?'", "bool", "date?", "datetime", "uuid?", "email",
         "url?", "Kind", "{type: string, default: x}", "{type: int, default: 3}", "{type: Kind, default: one}"]
# Names that the language itself keeps: a record's own.
KEPT = {"id", "createdat", "updatedat"}
# Irregular plurals of others, and so the same tables.
PLURALS = {"data", "media", "repositories", "queries", "analyse"}


def split(word):
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", word)]


def words():
    """Every word once, as its lower-case parts."""
    text = (pathlib.Path(__file__).parent / "words.txt").read_text()
    lines = [line for line in text.splitlines() if not line.startswith(("#", "["))]
    found = {"".join(parts): parts for parts in map(split, " ".join(lines).split())}
    return [found[key] for key in sorted(found)]


def apart(found):
    """The words without those that are another's plural, which would be the same table or the same set of keys."""
    known = {"".join(parts) for parts in found}
    return [parts for parts in found if not ({"".join(parts)[:-1], "".join(parts)[:-2]} & known and parts[-1][-1] == "s")]


def listed(names):
    """Names in brackets; some of them are no texts in YAML unless they are quoted."""
    return "[" + ", ".join(f"'{name}'" if name.lower() in ("true", "false", "null") else name for name in names) + "]"


def pascal(parts):
    return "".join(part.capitalize() for part in parts)


def snake(parts):
    return "_".join(parts)


HEAD = "ashlar: 1\nservice: {name: demo}\nenums:\n  Kind: [one, two]\n"


def members(found):
    """All words as fields, in resources of sixty."""
    yield HEAD + "resources:\n"
    names = [snake(parts) for parts in found if "".join(parts) not in KEPT]
    for start in range(0, len(names), 60):
        chunk = names[start:start + 60]
        yield f"  Holder{start // 60}:\n    hooks: {str(start % 120 == 0).lower()}\n    access: anyone\n    fields:\n"
        for number, name in enumerate(chunk):
            yield f"      {name}: {TYPES[number % len(TYPES)]}\n"
        yield f"    query: {{filter: {listed(chunk)}, sort: {listed(chunk)}}}\n"


def cases(found):
    """All words as cases of enums, in lower case and in capitals."""
    yield HEAD
    for number, spell in enumerate([snake, lambda parts: "-".join(parts).upper(), pascal]):
        yield f"  Words{number}: {listed(map(spell, found))}\n"
    yield "resources:\n  Holder:\n    access: anyone\n    fields:\n      kind: Kind\n"
    for number in range(3):
        yield f"      words_{number}: Words{number}\n"


def resources(found):
    """All words as resources that lead to one another, with hooks, an action, and everything included."""
    yield HEAD + "resources:\n"
    names = [pascal(parts) for parts in apart(found) if parts[-1] not in PLURALS | {"kind"}]
    for number, name in enumerate(names):
        before = names[number - 1] if number else name
        yield (
            f"  {name}:\n    fields: {{title: string, kind: Kind, note: text?}}\n"
            f"    relations: {{link_before: {{belongs_to: '{before}', nullable: {str(number % 2 == 0 or not number).lower()}}}, "
            f"links_after: {{many_to_many: '{before}'}}}}\n"
            f"    access: anyone\n    hooks: {str(number % 2 == 0).lower()}\n"
            f"    query: {{filter: [title, link_before], sort: [title, link_before], include: [link_before, links_after]}}\n"
            f"    actions: {{try_it: {{input: {{x: int}}, output: {{y: Kind}}, access: anyone}}}}\n"
        )


def relations(found):
    """All words as relations to one and to many, each included."""
    yield HEAD + "resources:\n"
    names = [snake(parts) for parts in apart(found) if "".join(parts) not in KEPT]
    for start in range(0, len(names), 25):
        chunk, number = names[start:start + 25], start // 25
        yield f"  Holder{number}:\n    fields: {{note: string}}\n    access: anyone\n    relations:\n"
        for place, name in enumerate(chunk):
            kind = ["belongs_to: Holder{0}, nullable: true", "many_to_many: Holder{0}", "belongs_to: Holder{1}",
                    "many_to_many: Holder{1}"][place % 4].format(number, max(0, number - 1))
            if number == 0 and place % 4 == 2:
                kind = "belongs_to: Holder0, nullable: true"
            yield f"      {name}: {{{kind}}}\n"
        yield f"    query: {{include: {listed(chunk)}}}\n"


def actions(found):
    """All words as actions, and as what they take and answer."""
    yield HEAD + "resources:\n"
    names = [snake(parts) for parts in found]
    for start in range(0, len(names), 60):
        chunk = names[start:start + 60]
        yield f"  Holder{start // 60}:\n    fields: {{note: string}}\n    access: anyone\n    actions:\n"
        for number, name in enumerate(chunk):
            other = chunk[number - 1]
            yield (f"      {name}: {{input: {{{name}: int, {other}: string?}}, output: {{{other}: Kind, {name}: bool}}, "
                   "access: anyone}\n")


KINDS = {kind.__name__: kind for kind in (members, cases, resources, relations, actions)}

if __name__ == "__main__":
    found = words()
    if len(sys.argv) > 2:
        found = found[int(sys.argv[2]):int(sys.argv[3])]
    sys.stdout.writelines(KINDS[sys.argv[1]](found))
