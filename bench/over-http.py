#!/usr/bin/env python3
"""$predict-chemosensitivity over HTTP: against a plain transaction of the same resources, against the core alone, and
under several clients. Every comparison takes turns within one run. Prints Markdown tables.

Usage: bench/over-http.py [--base URL] [--jar JAR] [--pairs N] [--warm N] [--requests N] [--parts a,b,c]

Without --base it starts the jar on a free loopback port with a data directory that it removes afterwards.
"""
import argparse
import base64
import concurrent.futures
import gzip
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
OPERATION = "Patient/$predict-chemosensitivity"
TYPE = {"Content-Type": "application/fhir+json", "Accept": "application/fhir+json"}


class Fhir:
    """One connection to a FHIR base URL; token gives the bearer token of a request, where one is needed."""

    def __init__(self, base, token=None):
        self.url = urllib.parse.urlsplit(base)
        self.token = token
        self.connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=120)

    def send(self, method, path, body=None):
        """Seconds from the request to the last byte of the answer, and the answer's bytes; fails unless it is 2xx."""
        headers = {**TYPE, "Authorization": f"Bearer {self.token()}"} if self.token else TYPE
        begin = time.perf_counter()
        self.connection.request(method, f"{self.url.path}/{path}", body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        seconds = time.perf_counter() - begin
        if answer.status not in (200, 201):
            sys.exit(f"{method} {path}: {answer.status} {content[:400]}")
        return seconds, content

    def get(self, path):
        return json.loads(self.send("GET", path)[1])


class Profiles:
    """Distinct synthetic tumours as two-column TPM tables, gzip."""

    def __init__(self, jar, directory, count=24):
        matrix = os.path.join(directory, "matrix.tsv")
        command = ["java", "-jar", jar, "synthesize", "--samples", str(count), "--seed", "20261123", "--unit", "tpm"]
        subprocess.run([*command, "--out", matrix], check=True, stderr=subprocess.DEVNULL)
        with open(matrix, encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines][1:]
        self.directory = directory
        self.bodies = ["".join(f"{row[0]}\t{row[i]}\n" for row in rows) for i in range(1, count + 1)]
        self.made = 0

    def next(self):
        """A table that was never given out before: its sample has a name of its own."""
        self.made += 1
        text = f"gene\tBENCH-{uuid.uuid4()}\n" + self.bodies[self.made % len(self.bodies)]
        return gzip.compress(text.encode(), 6)

    def file(self):
        path = os.path.join(self.directory, "profile.tsv.gz")
        with open(path, "wb") as out:
            out.write(self.next())
        return path


def call(patient, table, persist=True):
    def code(name, value):
        return {"name": name, "valueCode": value}

    data = base64.b64encode(table).decode()
    parameters = [
        {"name": "subject", "valueReference": {"reference": patient}},
        {"name": "expression", "valueAttachment": {"contentType": "application/gzip", "data": data}},
        code("expressionUnit", "tpm"),
        code("qcPolicy", "report"),
    ]
    if not persist:
        parameters.append({"name": "persist", "valueBoolean": False})
    return json.dumps({"resourceType": "Parameters", "parameter": parameters}).encode()


def new_patient(fhir):
    body = {"resourceType": "Patient", "identifier": [{"system": "urn:bench", "value": str(uuid.uuid4())}]}
    return "Patient/" + json.loads(fhir.send("POST", "Patient", json.dumps(body).encode())[1])["id"]


def stored_parts(fhir, report):
    """The report, its results, their device, provenance, study and stored profile, as the server has them."""
    report = fhir.get(f"DiagnosticReport/{report['id']}")
    parts = [report] + [fhir.get(result["reference"]) for result in report["result"]]
    parts.append(fhir.get(next(part["device"]["reference"] for part in parts if "device" in part)))
    found = fhir.get(f"Provenance?target=DiagnosticReport/{report['id']}")
    parts += [entry["resource"] for entry in found.get("entry", [])]
    study = next(link["valueReference"] for link in report["extension"] if link["url"].endswith("/genomic-study-reference"))
    parts.append(fhir.get(study["reference"]))
    parts += [fhir.get(link["valueReference"]["reference"]) for link in parts[-1]["extension"]]
    sources = {source["reference"] for part in parts for source in part.get("derivedFrom", [])}
    for sequence in (fhir.get(name) for name in sources if name.startswith("MolecularSequence/")):
        document = fhir.get(sequence["repository"][0]["url"])
        parts += [sequence, document, fhir.get(document["content"][0]["attachment"]["url"])]
    return parts


def plain_transaction(parts, identity):
    """The same resources as a client of a plain FHIR server would store them, under other identifiers."""
    urns = {f"{part['resourceType']}/{part['id']}": f"urn:uuid:{uuid.uuid4()}" for part in parts}
    other = uuid.uuid4().hex + uuid.uuid4().hex
    entries = []
    for part in parts:
        body = json.loads(json.dumps(part))
        name = f"{part['resourceType']}/{body.pop('id')}"
        for key in ("versionId", "lastUpdated", "source"):
            body.get("meta", {}).pop(key, None)
        request = {"method": "POST", "url": part["resourceType"]}
        if part["resourceType"] == "Device":
            first = part["identifier"][0]
            request["ifNoneExist"] = f"identifier={first['system']}|{first['value']}"
        entries.append({"fullUrl": urns[name], "resource": body, "request": request})
    text = json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": entries}).replace(identity, other)
    text = re.sub(r'"(reference|url)": "(\w+/[^"/]+)(/_history/\d+)?"',
                  lambda m: f'"{m.group(1)}": "{urns.get(m.group(2), m.group(2))}"', text)
    return text.encode()


def median_ms(seconds):
    return statistics.median(seconds) * 1000


def ratio_row(name, ours, other, target):
    ratio = statistics.median(ours) / statistics.median(other)
    low, _, high = statistics.quantiles([a / b for a, b in zip(ours, other)], n=4)
    print(f"| {name} | {median_ms(ours):.1f} | {median_ms(other):.1f} | {ratio:.2f} ({low:.2f}-{high:.2f}) | {target} |"
          f" {len(ours)} |", flush=True)


def against_transaction(fhir, profiles, args):
    """Each pair: a prediction that is stored, then its resources as a plain transaction."""
    ours, plain, size = [], [], 0
    for pair in range(args.warm + args.pairs):
        patient = new_patient(fhir)
        seconds, answer = fhir.send("POST", OPERATION, call(patient, profiles.next()))
        report = json.loads(answer)
        parts = stored_parts(fhir, report)
        transaction = plain_transaction(parts, report["identifier"][0]["value"])
        other, _ = fhir.send("POST", "", transaction)
        if pair >= args.warm:
            ours.append(seconds)
            plain.append(other)
        size = len(parts)
    ratio_row(f"persisted, against a plain transaction of the same {size} resources", ours, plain, "<= 1.5")


def against_core(base, profiles, args):
    """Each pair: a prediction that is not stored, then the same work by the core in a process of its own."""
    core = subprocess.Popen([os.path.join(HERE, "java.sh"), "CoreLoop"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            text=True, env={**os.environ, "BENCH_CORE": "0-63"})

    def alone_on(path):
        core.stdin.write(path + "\n")
        core.stdin.flush()
        return int(core.stdout.readline().split()[0]) / 1e9

    alone_on(profiles.file())  # It has started when it answers.
    fhir = Fhir(base)
    patient = new_patient(fhir)
    ours, alone = [], []
    for pair in range(5 * args.warm + args.pairs):
        path = profiles.file()
        other = alone_on(path)
        with open(path, "rb") as table:
            body = call(patient, table.read(), persist=False)
        seconds, _ = fhir.send("POST", OPERATION, body)
        if pair >= 5 * args.warm:
            ours.append(seconds)
            alone.append(other)
    core.stdin.close()
    core.wait()
    ratio_row("persist=false, against the core alone", ours, alone, "<= 3")


def throughput(base, profiles, args, persist):
    """Requests a second by 1, 4 and 16 clients, and the median time of one."""
    local = threading.local()

    def one(body):
        if not hasattr(local, "fhir"):
            local.fhir = Fhir(base)
        return local.fhir.send("POST", OPERATION, body)[0]

    cells = []
    for clients in (1, 4, 16):
        patient = new_patient(Fhir(base))  # A connection that waited for the last round may be closed.
        bodies = [call(patient, profiles.next(), persist) for _ in range(args.requests)]
        with concurrent.futures.ThreadPoolExecutor(clients) as pool:
            begin = time.perf_counter()
            seconds = list(pool.map(one, bodies))
            elapsed = time.perf_counter() - begin
        cells.append(f"{len(bodies) / elapsed:.0f} ({median_ms(seconds):.0f} ms)")
    print(f"| {'persisted' if persist else 'persist=false'} | {' | '.join(cells)} |", flush=True)


def start(jar, directory, *arguments):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = open(os.path.join(directory, "server.log"), "wb")
    options = os.environ.get("JAVA_OPTS", "").split()
    server = subprocess.Popen(["java", *options, "-jar", jar, "serve", f"--port={port}",
                               f"--data-dir={directory}/data", *arguments], stdout=log, stderr=log)
    base = f"http://127.0.0.1:{port}/fhir"
    for _ in range(1200):
        try:
            Fhir(base).send("GET", "metadata")
            return server, base
        except (OSError, http.client.HTTPException):
            if server.poll() is not None:
                break
            time.sleep(0.25)
    server.kill()
    with open(log.name, encoding="utf-8") as text:
        sys.exit("the server did not start:\n" + text.read())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base")
    parser.add_argument("--jar", default=os.environ.get("JAR", os.path.join(HERE, "..", "target", "chemosign.jar")))
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--warm", type=int, default=40)
    parser.add_argument("--requests", type=int, default=200, help="a number of clients")
    parser.add_argument("--parts", default="a,b,c")
    args = parser.parse_args()
    parts = args.parts.split(",")
    directory = tempfile.mkdtemp()
    server = None
    try:
        profiles = Profiles(args.jar, directory)
        base = args.base
        if not base:
            server, base = start(args.jar, directory)
        fhir = Fhir(base)
        if "a" in parts or "b" in parts:
            print("| request, one client | median ms | other median ms | ratio (quartiles of pairs) | target | pairs |")
            print("|---|---|---|---|---|---|")
        if "a" in parts:
            against_transaction(fhir, profiles, args)
        if "b" in parts:
            against_core(base, profiles, args)
        if "c" in parts:
            print("\n| requests a second (median of one) | 1 client | 4 clients | 16 clients |\n|---|---|---|---|")
            throughput(base, profiles, args, persist=False)
            throughput(base, profiles, args, persist=True)
    finally:
        if server:
            server.terminate()
            server.wait()
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
