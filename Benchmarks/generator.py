#!/usr/bin/env python3
"""What it costs to generate: processor time, memory and growth, beside openapi-generator-cli in the same run.

usage: generator.py [--peer] [COUNT…]      (1 10 100 1000 10000); the report goes to standard output
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import workload

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASHLAR = ROOT / ".build" / "release" / "ashlar"
PEER = ROOT / ".venv-bench" / "bin" / "openapi-generator-cli"
PEER_PACKAGE = "openapi-generator-cli==7.26.0"
ROUNDS = 3


def measure(command, **options):
    """Seconds of processor and of wall time, and the largest resident size in MiB, of a command and its children."""
    start = time.monotonic()
    process = subprocess.Popen(
        list(map(str, command)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{output.decode('utf-8', 'replace')[-4000:]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def best(rounds):
    """The least of each figure: what disturbs a run only ever adds."""
    return tuple(map(min, zip(*rounds)))


def size(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 2**20


def ashlar(count, scratch):
    source = scratch / "warehouse.yaml"
    source.write_text(workload.spec(count), "utf-8")
    command = [ASHLAR, "generate", source, "--target", "hummingbird", "--out", scratch / "out"]
    fresh = []
    for _ in range(ROUNDS if count <= 1000 else 1):
        shutil.rmtree(scratch / "out", ignore_errors=True)
        fresh.append(measure(command))
    again = best([measure(command) for _ in range(ROUNDS if count <= 1000 else 1)])
    return best(fresh), again, size(scratch / "out")


def peer(count, scratch):
    if not PEER.exists():
        subprocess.run([sys.executable, "-m", "venv", PEER.parent.parent], check=True)
        install = [PEER.with_name("pip"), "install", "--quiet", "--disable-pip-version-check", PEER_PACKAGE]
        subprocess.run(install, check=True)
    source = scratch / "warehouse.json"
    source.write_text(workload.openapi(count), "utf-8")
    command = [PEER, "generate", "-g", "spring", "-i", source, "-o", scratch / "peer", "--skip-validate-spec"]
    fresh = measure(command)
    return fresh, size(scratch / "peer")


def main(arguments):
    with_peer = "--peer" in arguments
    counts = [int(argument) for argument in arguments if argument.isdigit()] or [1, 10, 100, 1000, 10000]
    print("| resources | CPU | wall | memory | CPU each | again: CPU | again: wall | files | size |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            (cpu, wall, memory), (cpu2, wall2, _), (files, mebibytes) = ashlar(count, pathlib.Path(folder))
        print(
            f"| {count} | {cpu:.2f} s | {wall:.2f} s | {memory:.0f} MiB | {cpu / count * 1000:.2f} ms"
            f" | {cpu2:.2f} s | {wall2:.2f} s | {files} | {mebibytes:.1f} MiB |",
            flush=True,
        )
    if with_peer:
        print(f"\nBeside it in the same run, {PEER_PACKAGE} with its `spring` server, from an OpenAPI document of the same")
        print("resources, fields and operations:\n")
        print("| resources | CPU | wall | memory | files | size |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: |")
        for count in [count for count in counts if count <= 1000]:
            with tempfile.TemporaryDirectory() as folder:
                (cpu, wall, memory), (files, mebibytes) = peer(count, pathlib.Path(folder))
            print(
                f"| {count} | {cpu:.2f} s | {wall:.2f} s | {memory:.0f} MiB | {files} | {mebibytes:.1f} MiB |", flush=True
            )


if __name__ == "__main__":
    main(sys.argv[1:])
