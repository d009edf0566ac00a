#!/usr/bin/env python3
"""Proves migrations by random pairs of specs on real databases.

usage: run.py [--pairs N] [--seed N] [--only PAIR] [--engine sqlite|postgresql] [--ashlar PATH] [--jobs N]

Every pair has a seed, which is printed when one of its properties does not hold, with the smallest pair that was found
to break the same one; `--only SEED` tries it again. The last line counts pairs.
"""

import argparse
import collections
import concurrent.futures
import contextlib
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "scripts"))

from choices import Choice, Skip
from history import History
from pair import Pair, recipe
from postgresql import PostgreSQL
from projects import ASHLAR, BUILD_GENERATOR
from postgresql_engine import PostgreSQL as PostgreSQLEngine
from properties import Broken, Scripts, check
from shrinking import shrink
from sqlite_engine import SQLite

ENGINES = ["sqlite", "postgresql"]
# One of so many pairs is interrupted everywhere.
THOROUGH = 5
SHRINK_SECONDS = 60


class Worker:
    """Tries pairs, one after another, on databases of its own."""

    def __init__(self, ashlar, folder, engines):
        self.engines = engines
        self.histories = History(ashlar, folder / "history"), History(ashlar, folder / "new")

    def attempt(self, made, thorough):
        """What the pair was like, and what is wrong with it."""
        try:
            pair = Pair(made)
        except Skip:
            return "skipped", None
        try:
            return check(pair, Scripts(pair, *self.histories), self.engines, thorough), None
        except Broken as broken:
            return "broken", broken

    def smallest(self, made, broken):
        """A pair that breaks the same property, and as little else as possible."""
        end = time.monotonic() + SHRINK_SECONDS

        def fails(attempt):
            if time.monotonic() > end:
                return False
            _, found = self.attempt(attempt, True)
            return found is not None and found.property == broken.property

        return shrink(made, fails)


def report(worker, seed, made, broken):
    """Prints a failure so that it can be understood, and tried again."""
    small = worker.smallest(made, broken)
    _, found = worker.attempt(small, True)
    pair = Pair(small)
    lines = [f"pair {seed}: {found or broken}"]
    with contextlib.suppress(Broken):
        scripts = Scripts(pair, *worker.histories)
        lines += ["--- the first spec", scripts.first, f"--- the second, by {', '.join(pair.applied)}", scripts.second]
        for engine in worker.engines:
            if engine.name in str(broken) and scripts.name:
                lines += [f"--- {scripts.name}, {engine.name}", scripts.of(engine.name)[1]]
    print("\n".join(lines), flush=True)


def try_out(worker, seed, count, thorough=None):
    made = recipe(seed)
    is_thorough = Choice(seed).between("thorough", 1, THOROUGH) == 1 if thorough is None else thorough
    word, broken = worker.attempt(made, is_thorough)
    count[word] += 1
    if broken:
        report(worker, seed, made, broken)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only")
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--ashlar", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def side_by_side(options):
    """The same in several processes, each with pairs of its own; what they counted."""
    given = [*sys.argv[1:], "--ashlar", str(options.ashlar)]
    command = [sys.executable, __file__, *given, "--jobs", str(-options.jobs), "--first"]
    running = [subprocess.Popen([*command, str(job)], stdout=subprocess.PIPE, text=True) for job in range(options.jobs)]
    count = collections.Counter()
    for output in concurrent.futures.ThreadPoolExecutor().map(lambda process: process.communicate()[0], running):
        *lines, words, _ = output.splitlines()
        print("\n".join(lines), flush=True)
        count += {word: int(number) for number, word in (part.split(" ") for part in words.split(", "))}
    return count


def in_turn(options):
    """Tries every so manieth pair."""
    chosen, count = options.engine or ENGINES, collections.Counter()
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ashlar-migrations-")))
        engines = [SQLite()] if "sqlite" in chosen else []
        if "postgresql" in chosen:
            engines.append(PostgreSQLEngine(stack.enter_context(PostgreSQL()).url()))
        for engine in engines:
            stack.callback(engine.close)
        worker = Worker(options.ashlar.resolve(), folder, engines)
        if options.only:
            try_out(worker, options.only, count, True)
        else:
            for number in range(options.first, options.pairs, abs(options.jobs)):
                try_out(worker, f"{options.seed}.{number}", count)
    return count


def main():
    options = arguments()
    if options.ashlar is None:
        subprocess.run(BUILD_GENERATOR, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        options.ashlar = ASHLAR
    if options.jobs > 0:
        print(f"seed {options.seed}", flush=True)
    count = side_by_side(options) if options.jobs > 1 and not options.only else in_turn(options)
    total = sum(count.values())
    print(", ".join(f"{number} {word}" for word, number in sorted(count.items())))
    print(f"{total - count['broken']} passed, {count['broken']} failed")
    return 1 if count["broken"] or not total else 0


if __name__ == "__main__":
    sys.exit(main())
