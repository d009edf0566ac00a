#!/usr/bin/env python3
"""What it costs to generate: processor time, memory and growth, beside openapi-generator-cli in the same run.

usage: generator.py [--peer] [--short] [--binary FILE] [COUNT…]      (1 10 100 1000 10000); the report goes to standard
output

--short measures everything once; otherwise what takes seconds is measured three times. --binary measures another build.
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


def limit(folder, scratch):
    """Seconds of processor time that nobody can do without: writing the same files, and a digest of each."""
    program = """
import hashlib, os, sys
source, target = sys.argv[1:]
folders, files = [], []
for folder, _, names in os.walk(source):
    inside = os.path.normpath(os.path.join(target, os.path.relpath(folder, source)))
    folders.append(inside)
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            files.append((os.path.join(inside, name), file.read()))
def spent():
    times = os.times()
    return times.user + times.system
start = spent()
for folder in folders:
    os.mkdir(folder)
for path, contents in files:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(descriptor, contents)
    os.close(descriptor)
written = spent()
for _, contents in files:
    hashlib.sha256(contents).digest()
print(written - start, spent() - written)
"""
    command = [sys.executable, "-c", program, folder, scratch / "limit"]
    return tuple(map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()))


def size(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 2**20


def ashlar(count, scratch, rounds):
    """Reading alone, a first run, a run that finds nothing changed, and one that has to look at everything for that."""
    source = scratch / "warehouse.yaml"
    source.write_text(workload.spec(count), "utf-8")
    cached = {**os.environ, "XDG_CACHE_HOME": str(scratch / "cache")}
    forgetful = {**os.environ, "XDG_CACHE_HOME": "/dev/null"}

    def generate(out, environment):
        return measure([ASHLAR, "generate", source, "--target", "hummingbird", "--out", out], env=environment)

    read = best([measure([ASHLAR, "validate", source]) for _ in range(rounds)])
    # Into a new folder each time: file systems are slow where something was deleted a moment ago.
    fresh = best([generate(scratch / f"out{number}", cached) for number in range(rounds)])
    out = scratch / f"out{rounds - 1}"
    again = best([generate(out, cached) for _ in range(rounds)])
    compared = best([generate(out, forgetful) for _ in range(rounds)])
    return read, fresh, again, compared, size(out), limit(out, scratch)


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
    global ASHLAR
    if "--binary" in arguments:
        ASHLAR = pathlib.Path(arguments.pop(arguments.index("--binary") + 1)).resolve()
        os.environ.setdefault("ASHLAR_TEMPLATES", str(ROOT / "Templates"))
    with_peer = "--peer" in arguments
    is_short = "--short" in arguments
    counts = [int(argument) for argument in arguments if argument.isdigit()] or [1, 10, 100, 1000, 10000]
    each, limits = {}, {}
    print("| resources | reading: CPU | memory | first run: CPU | wall | memory | CPU each | nothing changed: CPU | wall"
          " | without memory of it: CPU | files | size |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in counts:
        rounds = 1 if is_short or count > 1000 else ROUNDS
        with tempfile.TemporaryDirectory() as folder:
            read, fresh, again, compared, (files, mebibytes), least = ashlar(count, pathlib.Path(folder), rounds)
        limits[count] = (fresh[0], *least)
        each[count] = (read[0] / count * 1000, fresh[0] / count * 1000)
        print(
            f"| {count} | {read[0]:.2f} s | {read[2]:.0f} MiB | {fresh[0]:.2f} s | {fresh[1]:.2f} s | {fresh[2]:.0f} MiB"
            f" | {each[count][1]:.2f} ms | {again[0]:.3f} s | {again[1]:.3f} s | {compared[0]:.2f} s | {files}"
            f" | {mebibytes:.1f} MiB |",
            flush=True,
        )
    if 1000 in each and 10000 in each:
        read, fresh = (each[10000][index] / each[1000][index] for index in range(2))
        print(f"\nA resource among 10000 costs {read:.2f} times what it costs among 1000 to read, and {fresh:.2f} times")
        print("to generate: 1 would be linear.")
    print("\nWhat nobody can do without, measured beside it by a program of a dozen lines that holds the same files in memory:\n")
    print("| resources | first run: CPU | writing the files alone | SHA-256 of them alone | of both together |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for count, (cpu, writing, hashing) in limits.items():
        share = f"{cpu / (writing + hashing):.1f}" if writing + hashing > 0.02 else "–"
        print(f"| {count} | {cpu:.2f} s | {writing:.2f} s | {hashing:.2f} s | {share} |")
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
