#!/usr/bin/env python3
"""What validation on write costs: specimens that claim our profile against the same that claim nothing, in turns, within
one run and a fixed heap. Prints a Markdown table.

Usage: bench/validated-writes.py [--pairs N] [--warm N] [--heap SIZE]
"""
import argparse
import http.client
import json
import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROFILE = "https://chemosign.example/fhir/StructureDefinition/rna-extract"
UCUM = "http://unitsofmeasure.org"
SNOMED = "http://snomed.info/sct"


def connect(port):
    return http.client.HTTPConnection("127.0.0.1", port, timeout=120)


def start(jar, directory, heap):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = open(os.path.join(directory, "server.log"), "wb")
    server = subprocess.Popen(["java", f"-Xmx{heap}", "-jar", jar, "serve", f"--port={port}",
                               f"--data-dir={directory}/data"], stdout=log, stderr=log)
    for _ in range(600):
        try:
            connection = connect(port)
            connection.request("GET", "/fhir/metadata")
            if connection.getresponse().status == 200:
                return server, port
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server did not start")


def post(connection, resource):
    begin = time.perf_counter()
    connection.request("POST", f"/fhir/{resource['resourceType']}", json.dumps(resource),
                       {"Content-Type": "application/fhir+json"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 201:
        raise SystemExit(f"{answer.status} {body[:400]}")
    return time.perf_counter() - begin, json.loads(body)["id"]


def specimen(patient, parent, number, claims):
    resource = {
        "resourceType": "Specimen",
        "identifier": [{"system": "urn:synthetic", "value": f"{claims}-{number}"}],
        "type": {"coding": [{"system": SNOMED, "code": "441673008"}]},
        "subject": {"reference": f"Patient/{patient}"},
        "parent": [{"reference": f"Specimen/{parent}"}],
        "collection": {"collectedDateTime": "2026-11-02",
                       "bodySite": {"coding": [{"system": SNOMED, "code": "15776009"}]}},
        "container": [{"specimenQuantity": {"value": 120, "unit": "ng", "system": UCUM, "code": "ng"}}]}
    if claims:
        resource["meta"] = {"profile": [PROFILE]}
    return resource


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--warm", type=int, default=100)
    parser.add_argument("--heap", default="768m")
    args = parser.parse_args()
    jar = os.environ.get("JAR", os.path.join(HERE, "..", "target", "chemosign.jar"))
    directory = tempfile.mkdtemp()
    server, port = start(jar, directory, args.heap)
    try:
        connection = connect(port)
        patient = post(connection, {"resourceType": "Patient", "active": True})[1]
        parent = post(connection, {"resourceType": "Specimen", "subject": {"reference": f"Patient/{patient}"}})[1]
        times = {True: [], False: []}
        for number in range(args.warm + args.pairs):
            for claims in (True, False):
                seconds, _ = post(connection, specimen(patient, parent, number, claims))
                if number >= args.warm:
                    times[claims].append(seconds * 1000)
        checked, plain = statistics.median(times[True]), statistics.median(times[False])
        print("| write of a specimen | validated, median ms | not validated, median ms | ratio | p99 validated |"
              f" writes | heap, resident |\n|---|---|---|---|---|---|---|\n| one client | {checked:.1f} | {plain:.1f} |"
              f" {checked / plain:.2f} | {sorted(times[True])[int(len(times[True]) * 0.99)]:.0f} | {len(times[True])} |"
              f" {args.heap}, {resident(server.pid)} MiB |")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(directory)


if __name__ == "__main__":
    main()
