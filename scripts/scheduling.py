"""Steps that run side by side where they share nothing, each in a process of its own."""

import os
import re
import subprocess
import threading
import time

COUNT = re.compile(r"^(\d+) passed, (\d+) failed(?:, \d+ skipped)?$", re.MULTILINE)


class Step:
    """Something to be tested: its name, what it calls for its counts, and what nobody else may use meanwhile."""

    def __init__(self, name, run, uses=()):
        self.name, self.run, self.uses = name, run, frozenset(uses)


class Outcome:
    """What a step printed and counted, and what it took, in seconds."""

    def __init__(self, step, output, passed, failed, wall, processor):
        self.step, self.output, self.passed, self.failed = step, output, passed, failed
        self.wall, self.processor = wall, processor


def counted(output, code):
    """The counts in the last line that has some; a process that ended badly has failed at least once."""
    found = COUNT.findall(output)
    passed, failed = map(int, found[-1]) if found else (0, 1)
    return passed, max(failed, 1) if code != 0 else failed


def perform(step, command):
    """Runs a step's command and waits for it."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    output = process.stdout.read()
    # The usage of the process and of all that it has waited for: whatever else runs on the machine, this is its own.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    passed, failed = counted(output, process.returncode)
    said = COUNT.sub("", output).strip("\n") if process.returncode == 0 or COUNT.search(output) else output.strip("\n")
    return Outcome(step, said, passed, failed, time.monotonic() - start, usage.ru_utime + usage.ru_stime)


def perform_all(steps, command, jobs, report):
    """Runs all steps, `jobs` at a time.

    A step waits for those listed before it that use something it uses too, and for no others.

    command: a step → the words that run it; report: called with each outcome, one at a time, as they come.
    """
    waiting, running = list(steps), []
    changed = threading.Condition()

    def next_step():
        """The first that may start now, taken out of those that wait; none if all of them have to go on waiting."""
        used = set().union(*(step.uses for step in running))
        for step in waiting:
            if not used & step.uses:
                waiting.remove(step)
                running.append(step)
                return step
            used |= step.uses
        return None

    def work():
        while True:
            with changed:
                while (step := next_step()) is None:
                    if not waiting:
                        return
                    changed.wait()
            outcome = None
            try:
                outcome = perform(step, command(step))
            finally:
                with changed:
                    running.remove(step)
                    report(outcome or Outcome(step, "it could not be run", 0, 1, 0, 0))
                    changed.notify_all()

    workers = [threading.Thread(target=work) for _ in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
