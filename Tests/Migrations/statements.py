"""Scripts of migrations, taken apart."""

import re
import sqlite3

STEP = re.compile(r"^-- step (\d+): (in a transaction|on its own)$")


def statements(script):
    """The statements of a script, each as it stands there."""
    found, lines = [], []
    for line in script.splitlines(keepends=True):
        if not lines and (not line.strip() or line.lstrip().startswith("--")):
            continue
        lines.append(line)
        if line.rstrip().endswith(";") and sqlite3.complete_statement("".join(lines)):
            found.append("".join(lines).strip())
            lines = []
    assert not lines, f"a script ends inside a statement: {''.join(lines)}"
    return found


def steps(script):
    """The steps of a PostgreSQL script: number, whether it is a transaction, statements."""
    found, lines = [], []
    for line in script.splitlines(keepends=True):
        if marker := STEP.match(line.rstrip("\n")):
            found.append((int(marker[1]), marker[2] == "in a transaction", []))
            lines = found[-1][2]
        else:
            lines.append(line)
    if not found:
        return [(1, True, statements(script))] if statements(script) else []
    return [(number, is_transaction, statements("".join(lines))) for number, is_transaction, lines in found]
