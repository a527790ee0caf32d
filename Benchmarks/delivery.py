#!/usr/bin/env python3
"""Measures delivery with real processes on this machine: what arrives in spite of a server, and how fast it goes.

    swift build -c release --static-swift-stdlib --product kypho
    Benchmarks/delivery.py limiter       # 60 bundles behind a limiter of 5 a second
    Benchmarks/delivery.py restart       # 1,500 bundles, the server killed and back after 1.5 s
    Benchmarks/delivery.py cut           # every first answer cut at 300 bytes
    Benchmarks/delivery.py kill          # kill -9 of the program at 500 moments
    Benchmarks/delivery.py throughput    # against nginx, beside a curl multi loop that keeps no queue
    Benchmarks/delivery.py queue         # 100,000 queued bundles: first send, memory, status
    Benchmarks/delivery.py all

`--kypho` names another build of the program. Compare figures of one run only.
"""

import argparse
import contextlib
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.request

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = PACKAGE / "Samples"
CURL_LOOP = PACKAGE / "Benchmarks" / "curl-loop.c"


class Run:
    """A folder and processes that end with it."""

    def __init__(self, kypho):
        self.kypho = kypho

    def __enter__(self):
        self.stack = contextlib.ExitStack()
        self.folder = pathlib.Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        return self

    def __exit__(self, *_):
        self.stack.close()

    def start(self, command, **streams):
        process = subprocess.Popen(
            [str(word) for word in command], cwd=self.folder, start_new_session=True, **streams)
        self.stack.callback(end, process)
        return process

    def sandbox(self, *options, port=0):
        """A sandbox on its file; gives the process, its base and its port."""
        process = self.start(
            [self.kypho, "sandbox", "-q", "--port", port, "--database", "server.sqlite", *options],
            stderr=subprocess.PIPE, text=True)
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/fhir", line)
        if not found:
            raise SystemExit(f"the sandbox does not start: {line}")
        return process, found.group(0), int(found.group(1))

    def export(self, base, *options, **streams):
        """The arguments of an export of records.ndjson, and what it sums up."""
        return self.start(
            [self.kypho, "export", "records.ndjson", "-q", "--server", base, "--outbox",
             "outbox.sqlite", "--summary", "summary.json", *options], **streams)

    def summary(self):
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))

    def stored(self):
        """The number of encounters that the server holds, and of versions of all resources that are no first ones."""
        with contextlib.closing(sqlite3.connect(self.folder / "server.sqlite")) as database:
            encounters = database.execute(
                "SELECT count(*) FROM resource WHERE type = 'Encounter' AND NOT deleted").fetchone()[0]
            repeated = database.execute("SELECT count(*) FROM history").fetchone()[0]
        return encounters, repeated


def end(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait(process):
    """Exit status, CPU seconds and peak memory in MiB."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def record(number):
    return {
        "key": f"B-{number:07}",
        "facility": {"key": "H01", "name": "Example Hospital"},
        "patient": {"mrn": f"M-{number:07}", "sex": "female"},
        "encounter": {"class": "ambulatory", "start": "2025-03-04T07:10:00-05:00"},
        "diagnosis": {"fractures": [{"level": "L1", "cause": "osteoporosis"}]},
        "procedure": {"technique": "vertebroplasty"},
        "levels": [{"vertebra": "L1", "cement": {"volumeMl": 4.5}}],
    }


def write_records(folder, count, samples=False):
    """Small records, or those of the samples one after another; keys of one length, so that bundles are of few lengths."""
    stories = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.json"))
               if not path.stem.endswith(".bundle")]
    with open(folder / "records.ndjson", "w", encoding="utf-8") as file:
        for number in range(count):
            made = record(number)
            if samples:
                story = stories[number % len(stories)]
                story["key"] = made["key"]
                story["patient"]["mrn"] = made["patient"]["mrn"]
                made = story
            file.write(json.dumps(made, ensure_ascii=False) + "\n")


def tell(name, run, count, status, seconds):
    items = run.summary()["items"]
    encounters, repeated = run.stored()
    attempts = run.summary()["attempts"]
    others = ", ".join(f"{value} {key}" for key, value in items.items() if value and key != "delivered")
    print(f"{name}: {encounters} of {count} on the server, {repeated} repeated versions; "
          f"reported {items['delivered']} items delivered{', ' + others if others else ''}; "
          f"attempts {attempts}; exit {status}, {seconds:.1f} s", flush=True)


def limiter(kypho, count=60):
    with Run(kypho) as run:
        write_records(run.folder, count)
        _, base, _ = run.sandbox("--limit", "5")
        begin = time.monotonic()
        status = wait(run.export(base))[0]
        tell("limiter of 5 a second", run, count, status, time.monotonic() - begin)


def restart(kypho, count=1500):
    with Run(kypho) as run:
        write_records(run.folder, count)
        server, base, port = run.sandbox()
        begin = time.monotonic()
        client = run.export(base)
        while run.stored()[0] < count // 3:
            time.sleep(0.005)
        end(server)
        before = run.stored()[0]
        time.sleep(1.5)
        run.sandbox(port=port)
        status = wait(client)[0]
        tell(f"server killed after {before} and back after 1.5 s", run, count, status,
             time.monotonic() - begin)


def cut(kypho, count=200):
    with Run(kypho) as run:
        write_records(run.folder, count)
        _, base, _ = run.sandbox("--fault", "cut:bytes=300,per-request=1,method=POST")
        begin = time.monotonic()
        status = wait(run.export(base))[0]
        tell("every first answer cut at 300 bytes", run, count, status, time.monotonic() - begin)


def kill(kypho, count=500, records=120):
    """Exports again and again, each run killed at a moment of chance, until so many were."""
    generator = random.Random(4)
    kills = rounds = 0
    bad = []
    begin = time.monotonic()
    while kills < count:
        rounds += 1
        with Run(kypho) as run:
            write_records(run.folder, records)
            _, base, _ = run.sandbox()
            killed = 0
            while killed < 25:
                client = run.export(base)
                # A run without a kill takes about a second; most are killed well before.
                time.sleep(generator.random() ** 2 * 0.6)
                ended = client.poll() is not None
                end(client)
                if ended:
                    break
                killed += 1
            kills += killed
            status = wait(run.export(base))[0]
            encounters, repeated = run.stored()
            if (status, encounters, repeated) != (0, records, 0):
                bad.append((rounds, status, encounters, repeated))
    print(f"kill -9 at {kills} moments in {rounds} exports of {records} records: "
          f"{len(bad)} with anything lost or doubled {bad or ''}, "
          f"{time.monotonic() - begin:.0f} s", flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def recorded_answers(run, bundles):
    """What a sandbox answers to one bundle of each length, by the length, and what it says it can."""
    sandbox, base, _ = run.sandbox("--dangling-references")
    answers = {}
    with open(run.folder / bundles, "rb") as file:
        for line in file:
            body = line.rstrip(b"\n")
            if len(body) in answers:
                continue
            request = urllib.request.Request(
                base, data=body, method="POST",
                headers={"Content-Type": "application/fhir+json", "Prefer": "return=minimal"})
            with urllib.request.urlopen(request) as response:
                answer = json.load(response)
            for entry in answer["entry"]:
                entry["response"].pop("location", None)
            answers[len(body)] = json.dumps(answer, separators=(",", ":"))
    with urllib.request.urlopen(base + "/metadata") as response:
        metadata = response.read().decode()
    end(sandbox)
    return answers, metadata


def certificate(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
         folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, stderr=subprocess.DEVNULL)


def nginx(run, bundles, port, tls_port):
    """A server that answers bundles with recorded answers, from files: on one port as it is, on the other by TLS."""
    answers, metadata = recorded_answers(run, bundles)
    certificate(run.folder)
    site = run.folder / "site"
    site.mkdir(exist_ok=True)
    (site / "metadata.json").write_text(metadata, encoding="utf-8")
    names = []
    for length, answer in answers.items():
        (site / f"{length}.json").write_text(answer, encoding="utf-8")
        names.append(f"{length} /{length}.json;")
    (run.folder / "nginx.conf").write_text(f"""
        daemon off; worker_processes 1; pid nginx.pid; error_log stderr error;
        {"user root;" if os.geteuid() == 0 else ""}
        events {{ worker_connections 256; }}
        http {{
          access_log off; keepalive_requests 10000000; client_max_body_size 64m;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          default_type application/fhir+json; types {{ }} sendfile on; tcp_nopush on;
          open_file_cache max=10;
          map $content_length $answer {{ {" ".join(names)} default /none; }}
          server {{
            listen 127.0.0.1:{port}; listen 127.0.0.1:{tls_port} ssl; root {site};
            ssl_certificate certificate.pem; ssl_certificate_key key.pem;
            location = /fhir {{ rewrite ^ $answer last; }}
            location = /fhir/metadata {{ rewrite ^ /metadata.json last; }}
            location / {{ error_page 405 =200 $uri; }}
          }}
        }}""", encoding="utf-8")
    server = run.start(["nginx", "-p", run.folder, "-c", run.folder / "nginx.conf"])
    for _ in range(200):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/fhir/metadata").close()
            return server
        time.sleep(0.02)
    raise SystemExit("nginx does not answer")


def fill(run, base):
    """Queues the records without sending them."""
    status = wait(run.start(
        [run.kypho, "export", "records.ndjson", "-q", "--queue-only", "--server", base, "--outbox",
         "outbox.sqlite"]))[0]
    if status != 0:
        raise SystemExit(f"nothing was queued: exit {status}")


def take_bundles(run, *items):
    """Writes the bodies of a queue, as they will be sent, into bundles.ndjson."""
    with open(run.folder / "bundles.ndjson", "wb") as file:
        subprocess.run([run.kypho, "outbox", "export", "-q", "--outbox", "outbox.sqlite", *items],
                       cwd=run.folder, check=True, stdout=file)


def throughput(kypho, count=8000):
    if not shutil.which("nginx"):
        print("throughput: nginx is not installed")
        return
    for samples in (True, False):
        for scheme in ("https", "http"):
            with Run(kypho) as run:
                write_records(run.folder, count, samples)
                ports = {"http": free_port(), "https": free_port()}
                base = f"{scheme}://127.0.0.1:{ports[scheme]}/fhir"
                fill(run, base)
                take_bundles(run)
                with contextlib.closing(sqlite3.connect(run.folder / "outbox.sqlite")) as database:
                    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                nginx(run, "bundles.ndjson", ports["http"], ports["https"])
                subprocess.run(
                    ["cc", "-O2", "-o", run.folder / "curl-loop", CURL_LOOP, "-lcurl"], check=True)
                compare(run, base, "the samples" if samples else "small records")


def compare(run, base, what, rounds=5):
    """kypho's sending beside the curl loop's, in turns, with the same bundles."""
    with open(run.folder / "bundles.ndjson", "rb") as file:
        bundles = sum(1 for _ in file)
    size = (run.folder / "bundles.ndjson").stat().st_size / bundles
    loop, ours, costs = [], [], []
    for _ in range(rounds):
        begin = time.monotonic()
        if wait(run.start([run.folder / "curl-loop", base, "bundles.ndjson", "4", "certificate.pem"]))[0]:
            raise SystemExit("the curl loop failed")
        loop.append(bundles / (time.monotonic() - begin))
        for path in run.folder.glob("work.sqlite*"):
            path.unlink()
        shutil.copy(run.folder / "outbox.sqlite", run.folder / "work.sqlite")
        os.sync()
        begin = time.monotonic()
        status, cpu, peak = wait(run.start(
            [run.kypho, "outbox", "send", "-q", "--server", base, "--outbox", "work.sqlite",
             "--concurrency", "4", "--ca-file", "certificate.pem", "--summary", "summary.json"]))
        seconds = time.monotonic() - begin
        delivered = run.summary()["items"]["delivered"]
        if status != 0 or delivered != bundles:
            raise SystemExit(f"{delivered} of {bundles} delivered, exit {status}")
        ours.append(bundles / seconds)
        costs.append(cpu / bundles * 1e6)
    ratios = [one / other for one, other in zip(ours, loop)]
    print(f"throughput, {bundles} bundles of {what}, {size / 1024:.0f} KB, concurrency 4, "
          f"{base.split(':')[0]} to nginx: kypho {statistics.median(ours):.0f} a second "
          f"({statistics.median(costs):.0f} us CPU each, {peak:.0f} MiB), curl multi loop without a "
          f"queue {statistics.median(loop):.0f}; ratio {statistics.median(ratios):.2f} "
          f"({min(ratios):.2f} to {max(ratios):.2f})", flush=True)


class FirstSend(http.server.BaseHTTPRequestHandler):
    """Notes when the first request and the first bundle come, and answers nothing of use."""

    protocol_version = "HTTP/1.1"
    metadata = b""
    times = {}

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/fhir+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.times.setdefault("request", time.monotonic())
        self.answer(200, self.metadata)

    def do_POST(self):
        self.times.setdefault("bundle", time.monotonic())
        self.rfile.read(int(self.headers["Content-Length"]))
        with contextlib.suppress(BrokenPipeError):
            self.answer(503, b"{}")

    def log_message(self, *_):
        pass


def queue(kypho, count=100_000):
    with Run(kypho) as run:
        begin = time.monotonic()
        write_records(run.folder, count)
        port = free_port()
        base = f"http://127.0.0.1:{port}/fhir"
        fill(run, base)
        size = sum(path.stat().st_size for path in run.folder.glob("outbox.sqlite*")) / 2**20
        print(f"  {count} records queued in {time.monotonic() - begin:.0f} s; {size:.0f} MiB", flush=True)

        times = []
        for _ in range(11):
            begin = time.monotonic()
            process = run.start([kypho, "outbox", "status", "--outbox", "outbox.sqlite"],
                                stdout=subprocess.DEVNULL)
            if wait(process)[0] != 0:
                raise SystemExit("outbox status fails")
            times.append((time.monotonic() - begin) * 1000)
        print(f"queue of {count}: 'outbox status' as a whole process median "
              f"{statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})", flush=True)

        sandbox, sandbox_base, _ = run.sandbox()
        with urllib.request.urlopen(sandbox_base + "/metadata") as response:
            FirstSend.metadata = response.read()
        end(sandbox)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), FirstSend)
        # The program is killed as soon as it has sent something.
        server.handle_error = lambda *_: None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        firsts = []
        for _ in range(5):
            FirstSend.times.clear()
            begin = time.monotonic()
            process = run.start([kypho, "outbox", "send", "-q", "--server", base, "--outbox",
                                 "outbox.sqlite", "--patience", "5"], stderr=subprocess.DEVNULL)
            while "bundle" not in FirstSend.times and process.poll() is None:
                time.sleep(0.001)
            end(process)
            if "bundle" not in FirstSend.times:
                raise SystemExit(f"no bundle was sent: exit {process.returncode}")
            firsts.append((FirstSend.times["bundle"] - begin) * 1000)
        server.shutdown()
        server.server_close()
        print(f"queue of {count}: first bundle at the server after median "
              f"{statistics.median(firsts):.0f} ms ({min(firsts):.0f} to {max(firsts):.0f})", flush=True)

        if not shutil.which("nginx"):
            print("queue: nginx is not installed, so nothing was sent")
            return
        (run.folder / "records.ndjson").unlink()
        take_bundles(run, "1", "2", "3")
        nginx(run, "bundles.ndjson", port, free_port())
        begin = time.monotonic()
        status, _, peak = wait(run.start(
            [kypho, "outbox", "send", "-q", "--server", base, "--outbox", "outbox.sqlite",
             "--summary", "summary.json"]))
        delivered = run.summary()["items"]["delivered"]
        print(f"queue of {count}: all sent in {time.monotonic() - begin:.0f} s, "
              f"{delivered} items delivered, peak memory {peak:.1f} MiB, exit {status}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    tasks = {"limiter": limiter, "restart": restart, "cut": cut, "kill": kill,
             "throughput": throughput, "queue": queue}
    parser.add_argument("what", choices=[*tasks, "all"])
    parser.add_argument("--count", type=int, help="so many records, or kills, in place of the usual")
    parser.add_argument("--kypho", default=str(PACKAGE / ".build/release/kypho"))
    options = parser.parse_args()
    arguments = {} if options.count is None else {"count": options.count}
    for name, task in tasks.items():
        if options.what in (name, "all"):
            task(str(pathlib.Path(options.kypho).resolve()), **arguments)


if __name__ == "__main__":
    main()
