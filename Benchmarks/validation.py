#!/usr/bin/env python3
"""Measures the validator and FHIRPath beside fhir.resources and fhirpathpy, in one run, and prints one table.

    cd Benchmarks && swift build -c release --static-swift-stdlib && cd ..
    Benchmarks/validation.py                     # all
    Benchmarks/validation.py invariants          # or validate, searchset, memory, cold
    Benchmarks/validation.py cold --kypho .build/release/kypho

The peers are installed from the Python index into a virtual environment in a temporary folder. Instructions are counted by
valgrind where it is installed. Compare figures of one run only.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
BENCHMARKS = PACKAGE / "Benchmarks/.build/release/benchmarks"
SHARED = pathlib.Path(os.environ.get("KYPHO_SHARED", "/nonexistent"))
PEERS = ["fhirpathpy", "fhir.resources"]

# Runs in the environment with the peers: reads cases, a JSON object a line, and writes the microseconds of each.
PEER = r"""
import contextlib, importlib.metadata, io, json, statistics, sys, time
folder = sys.argv[1]
def measure(work, rounds=11, budget=20.0):
    begin = time.process_time()
    work()
    once = time.process_time() - begin
    count = max(1, int(0.02 / max(once, 1e-7)))
    rounds = max(1, min(rounds, int(budget / max(once * count, 1e-7))))
    times = [once] if rounds == 1 and once > 1 else []
    for _ in range(0 if times else rounds):
        begin = time.process_time()
        for _ in range(count):
            work()
        times.append((time.process_time() - begin) / count)
    return statistics.median(times) * 1e6
def answer(case):
    document = json.load(open(f"{folder}/{case['document']}.json"))
    if case["peer"] == "fhirpathpy":
        from fhirpathpy import compile
        from fhirpathpy.models import models
        context = {"resource": document, "rootResource": document, "context": document}
        compiled = compile(case["expression"], models["r4"])
        result = compiled(document, context)
        case["peer_result"] = "empty" if not result else str(result[0]).lower()
        case["peer_value"] = measure(lambda: compiled(document, context))
    else:
        from fhir.resources.R4B import get_fhir_model_class
        model = get_fhir_model_class(document["resourceType"])
        case["peer_value"] = measure(lambda: model.model_validate(document))
for line in sys.stdin:
    case = json.loads(line)
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            answer(case)
        case["version"] = importlib.metadata.version(case["peer"])
    except Exception as error:
        case["peer_error"] = f"{type(error).__name__}: {error}".splitlines()[0][:80]
    print(json.dumps(case), flush=True)
"""


def environment(folder):
    """A Python with the peers in it, or None where the index cannot be reached."""
    python = f"{folder}/peers/bin/python"
    subprocess.run([sys.executable, "-m", "venv", f"{folder}/peers"], check=True)
    done = subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PEERS])
    return python if done.returncode == 0 else None


def ours(folder, *names):
    """The rows that the Swift benchmarks report."""
    path = f"{folder}/rows.jsonl"
    pathlib.Path(path).unlink(missing_ok=True)
    subprocess.run([BENCHMARKS, *names, "--json", path, "--folder", folder], check=True,
                   stdout=subprocess.DEVNULL)
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def ask(python, folder, cases):
    if python is None:
        return cases
    done = subprocess.run([python, "-W", "ignore", "-c", PEER, folder], text=True, check=True,
                          stdout=subprocess.PIPE, input="".join(json.dumps(case) + "\n" for case in cases))
    return [json.loads(line) for line in done.stdout.splitlines()]


def line(name, own, peer="", ratio="", note=""):
    print(f"{name:<46} {own:>16} {peer:>18} {ratio:>9}  {note}".rstrip())


def head(title, peer):
    print()
    line(title, "kypho", peer, "ratio")


def invariants(folder, python):
    cases = [{**row, "peer": "fhirpathpy"} for row in ours(folder, "invariants") if "value" in row]
    rows = ask(python, folder, cases)
    version = next((row["version"] for row in rows if "version" in row), "")
    head("invariant, compiled once", f"fhirpathpy {version}")
    ratios = []
    for row in rows:
        if "peer_value" in row:
            ratios.append(row["peer_value"] / row["value"])
            same = "" if row["result"] == row["peer_result"] else \
                f"answers differ: {row['result']}, {row['peer_result']}"
            line(row["name"], f"{row['value']:.2f} us", f"{row['peer_value']:.0f} us", f"{ratios[-1]:.0f} x", same)
        else:
            line(row["name"], f"{row['value']:.2f} us", "", "", row.get("peer_error", "no peer"))
    if ratios:
        line("least, median", "", "", f"{min(ratios):.0f} x", f"median {statistics.median(ratios):.0f} x of {len(ratios)}")


def validate(folder, python):
    rows = ours(folder, "validate")
    cases = [{"peer": "fhir.resources", "document": name} for name in ("Patient", "Small")]
    peers = {case["document"]: case for case in ask(python, folder, cases)}
    version = peers["Patient"].get("version", "")
    head("warm validation", f"fhir.resources {version}")
    for row in rows:
        name = "Patient" if row["name"].startswith("Patient") else "Small" if "Bundle" in row["name"] else None
        peer = peers.get(name, {}).get("peer_value")
        line(row["name"], f"{row['value']:.1f} us", f"{peer:.0f} us" if peer else "",
             f"{peer / row['value']:.0f} x" if peer else "", f"{row['errors']} errors, {row['findings']} findings")
    print("fhir.resources checks structure and types only; its time is that of a document already read from JSON.")


def searchset(folder, _):
    head("search result, time of an entry", "against 1,000")
    rows = ours(folder, "searchset")
    for row in rows:
        line(row["name"], f"{row['value']:.2f} us", "", f"{row['value'] / rows[0]['value']:.2f}", f"{row['errors']} errors")
    if not shutil.which("valgrind"):
        return print("instructions are not counted: valgrind is not installed")
    head("search result, instructions of an entry", "against 1,000")
    first = None
    # valgrind reads no debug information of this size.
    program = pathlib.Path(folder) / "benchmarks"
    subprocess.run(["strip", "-o", program, BENCHMARKS], check=True)
    for count in (1_000, 10_000, 100_000):
        each = (instructions(program, "--entries", count) - instructions(program, "--prepare", count)) / count
        first = first or each
        line(f"{count} entries, each", f"{each:.0f}", "", f"{each / first:.3f}")


def instructions(program, option, count):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program,
                           "searchset", option, str(count)], text=True, check=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def memory(folder, _):
    head("memory, R4 core and US Core 6.1.0", "")
    for row in ours(folder, "memory"):
        line(row["name"], f"{row['value']:.1f} MiB", "", "",
             "at start " + row["at start"] if "at start" in row else "")


def cold(folder, _, kypho):
    """The whole process, as shipped: 21 times, processor time."""
    documents = sorted((SHARED / "data").glob("Dino214*.json"))
    if not kypho.exists() or not documents:
        return print(f"\nthe whole process is not measured: {kypho} or KYPHO_SHARED is missing")
    head("whole process, CPU", "")
    for name, arguments in (("kypho --version", ["--version"]),
                            ("kypho validate, 67 KB bundle", ["validate", "-q", str(documents[0])]),
                            ("kypho validate --us-core 6.1.0", ["validate", "-q", "--us-core", "6.1.0", str(documents[0])])):
        times, peaks = [], []
        for _ in range(21):
            process = subprocess.Popen([kypho, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            times.append((usage.ru_utime + usage.ru_stime) * 1000)
            peaks.append(usage.ru_maxrss / 1024)
        line(name, f"{statistics.median(times):.1f} ms", "", "",
             f"{min(times):.1f} to {max(times):.1f}, peak {max(peaks):.1f} MiB, exit {process.returncode}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    names = ["invariants", "validate", "searchset", "memory", "cold"]
    parser.add_argument("what", nargs="*", metavar="WHAT", help=", ".join(names))
    parser.add_argument("--kypho", type=pathlib.Path, default=PACKAGE / ".build/release/kypho")
    options = parser.parse_args()
    unknown = set(options.what) - set(names)
    if unknown:
        parser.error(f"nothing is called {', '.join(sorted(unknown))}")
    wanted = options.what or names
    with tempfile.TemporaryDirectory() as folder:
        python = environment(folder) if {"invariants", "validate"} & set(wanted) else None
        if "invariants" in wanted:
            invariants(folder, python)
        if "validate" in wanted:
            validate(folder, python)
        if "searchset" in wanted:
            searchset(folder, python)
        if "memory" in wanted:
            memory(folder, python)
        if "cold" in wanted:
            cold(folder, python, options.kypho)


if __name__ == "__main__":
    main()
