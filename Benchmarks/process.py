#!/usr/bin/env python3
"""Measures the program as a whole process: processor time and memory, by the system's own accounts.

    swift build -c release --static-swift-stdlib --product kypho
    Benchmarks/process.py validate $KYPHO_SHARED/data/Dino214_*.json
    Benchmarks/process.py memory
    Benchmarks/process.py export
    Benchmarks/process.py encounter

`--kypho` names another build of the program. Compare figures of one run only.
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = PACKAGE / "Samples"


def run(command, **streams):
    """Runs a command and gives its exit status, CPU seconds and peak memory in MiB."""
    process = subprocess.Popen(command, **streams)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def spread(values, unit):
    return (
        f"median {statistics.median(values):.1f} {unit} "
        f"(min {min(values):.1f}, max {max(values):.1f}, n {len(values)})"
    )


def validate(kypho, files):
    """CPU of one whole process per document; an empty command shows what starting alone takes."""
    start, work = [], []
    for _ in range(21):
        start.append(run([kypho, "--version"], stdout=subprocess.DEVNULL)[1] * 1000)
        status, cpu, _ = run([kypho, "validate", "-q", *files], stdout=subprocess.DEVNULL)
        if status != 0:
            raise SystemExit(f"the documents are not valid: exit status {status}")
        work.append(cpu * 1000)
    print("kypho --version          CPU", spread(start, "ms"))
    print("kypho validate           CPU", spread(work, "ms"))


def write_records(path, count, stories):
    records = [json.loads((SAMPLES / f"{story}.json").read_text()) for story in stories]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            record = records[number % len(records)]
            record["key"] = f"B-{number:07}"
            record["patient"]["mrn"] = f"M-{number:07}"
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def memory(kypho):
    """Peak memory of mapping with validation, at 20,000 and at 200,000 records."""
    peaks = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (20_000, 200_000):
            path = f"{folder}/records.ndjson"
            write_records(path, count, ["two-levels-t12-l1"])
            status, cpu, peak = run(
                [kypho, "map", "-q", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            peaks[count] = peak
            print(f"kypho map, {count:>7} records: peak {peak:.1f} MiB, "
                  f"{cpu / count * 1000:.2f} ms CPU a record, exit {status}")
    print(f"ratio {peaks[200_000] / peaks[20_000]:.3f}")


def export(kypho, count=4000):
    """Bundles a second from records to a sandbox, both on this machine: map, check, post, store."""
    stories = sorted(p.stem for p in SAMPLES.glob("*.json") if not p.stem.endswith(".bundle"))
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        path = f"{folder}/records.ndjson"
        write_records(path, count, stories)
        server = subprocess.Popen(
            [kypho, "sandbox", "--port", "0", "-q"], stderr=subprocess.PIPE, text=True)
        stack.callback(server.kill)
        base = re.search(r"http://\S+?(?=;|\s|$)", server.stderr.readline()).group(0)
        begin = time.monotonic()
        status, cpu, peak = run([kypho, "export", path, "-q", "--server", base],
                                stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - begin
        print(f"kypho export to kypho sandbox: {count / seconds:.0f} encounters a second, "
              f"client {cpu / count * 1000:.2f} ms CPU each, exit {status}")


def encounter(kypho, count=640, seed=31):
    """Mapping and checking of one synthetic encounter, and checking of its bundle, on one core.

    What a process takes once is taken away: the figures are the difference between many records and a tenth of them.
    """
    kypho = pathlib.Path(kypho).resolve()
    alone = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    with tempfile.TemporaryDirectory() as folder:
        many, few = f"{folder}/many.ndjson", f"{folder}/few.ndjson"
        text = subprocess.run(
            [kypho, "synth", "--count", str(count), "--seed", str(seed)], check=True, capture_output=True).stdout
        pathlib.Path(many).write_bytes(text)
        pathlib.Path(few).write_bytes(b"\n".join(text.split(b"\n")[: count // 10]) + b"\n")
        for path in (many, few):
            with open(path + ".bundles", "wb") as bundles:
                subprocess.run([kypho, "map", "-q", path], check=True, stdout=bundles, stderr=subprocess.DEVNULL)
        size = os.path.getsize(many + ".bundles") / count
        print(f"{count} records of {len(text) / count / 1024:.1f} KiB, bundles of {size / 1024:.0f} KiB each")
        for words, command, ending in (("kypho map", ["map"], ""), ("kypho validate", ["validate"], ".bundles")):
            each, peaks = [], []
            for _ in range(5):
                (_, long, peak), (_, short, _) = (
                    run([*alone, kypho, *command, "-q", path + ending], stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL) for path in (many, few))
                each.append((long - short) / (count - count // 10) * 1000)
                peaks.append(peak)
            print(f"{words:<16} CPU of an encounter", spread(each, "ms"), f"peak {max(peaks):.1f} MiB")
        if not shutil.which("valgrind"):
            return print("instructions are not counted: valgrind is not installed")
        # valgrind reads no debug information of this size.
        program = f"{folder}/kypho"
        subprocess.run(["strip", "-o", program, kypho], check=True)
        first = f"{folder}/first.ndjson"
        pathlib.Path(first).write_bytes(text.split(b"\n")[0] + b"\n")
        rest = count // 10 - 1
        each = (instructions([program, "map", "-q", few]) - instructions([program, "map", "-q", first])) / rest
        print(f"kypho map        {each / 1e6:.1f} million instructions an encounter")


def instructions(command):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["validate", "memory", "export", "encounter"])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--kypho", default=str(PACKAGE / ".build/release/kypho"))
    options = parser.parse_args()
    if options.what == "validate":
        validate(options.kypho, options.files)
    elif options.what == "memory":
        memory(options.kypho)
    elif options.what == "encounter":
        encounter(options.kypho)
    else:
        export(options.kypho)


if __name__ == "__main__":
    main()
