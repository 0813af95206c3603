#!/usr/bin/env python3
"""What tokens, guard and audit cost: reads and $predict-chemosensitivity by several clients, on a server that asks for
tokens and on one that does not, in rounds that take turns within one run. Prints a Markdown table.

Usage: bench/security-cost.py [--jar JAR] [--baseline JAR] [--clients N] [--rounds N] [--reads N] [--predictions N]

The server with tokens is --jar in mode embedded, called by a system with a key. The other is --baseline in mode open; by
default the same jar, whose audit runs in every mode: give the jar of a version without one to see the cost of all.
Signing uses the openssl command.
"""
import argparse
import base64
import concurrent.futures
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("over_http", os.path.join(HERE, "over-http.py"))
over_http = importlib.util.module_from_spec(spec)
spec.loader.exec_module(over_http)


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class System:
    """A system that gets its tokens by SMART Backend Services: an RS384 assertion for a token of five minutes."""

    def __init__(self, directory):
        self.key = os.path.join(directory, "key.pem")
        subprocess.run(["openssl", "genrsa", "-out", self.key, "2048"], check=True, stderr=subprocess.DEVNULL)
        self.lock = threading.Lock()
        self.value, self.until, self.endpoint = None, 0, None

    def accounts(self, directory):
        """The file of accounts that knows this system alone."""
        modulus = subprocess.run(["openssl", "rsa", "-in", self.key, "-noout", "-modulus"], check=True,
                                 capture_output=True, text=True).stdout.split("=")[1].strip()
        key = {"kty": "RSA", "kid": "bench", "alg": "RS384", "e": "AQAB", "n": base64url(bytes.fromhex(modulus))}
        client = {"id": "bench", "name": "Benchmark", "jwks": {"keys": [key]}, "scopes": ["system/*.cruds"],
                  "roles": ["administrator"]}
        path = os.path.join(directory, "accounts.json")
        with open(path, "w", encoding="utf-8") as out:
            json.dump({"users": [], "clients": [client]}, out)
        return path

    def use(self, base):
        self.endpoint = base.removesuffix("/fhir") + "/oauth2/token"

    def token(self):
        with self.lock:
            if time.time() > self.until:
                self.renew()
            return self.value

    def renew(self):
        now = int(time.time())
        claims = {"iss": "bench", "sub": "bench", "aud": self.endpoint, "exp": now + 240, "iat": now,
                  "jti": str(uuid.uuid4())}
        header = {"alg": "RS384", "typ": "JWT", "kid": "bench"}
        text = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))
        signature = subprocess.run(["openssl", "dgst", "-sha384", "-sign", self.key], input=text.encode(), check=True,
                                   capture_output=True).stdout
        form = {"grant_type": "client_credentials", "scope": "system/*.cruds",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": f"{text}.{base64url(signature)}"}
        with urllib.request.urlopen(self.endpoint, urllib.parse.urlencode(form).encode(), timeout=60) as answer:
            self.value = json.load(answer)["access_token"]
        self.until = now + 200


class Side:
    """One of the two servers, with its own clients and what they ask for."""

    def __init__(self, base, token, clients, profiles):
        self.base, self.token, self.profiles = base, token, profiles
        self.pool = concurrent.futures.ThreadPoolExecutor(clients)
        self.patient = over_http.new_patient(over_http.Fhir(base, token))
        body = over_http.call(self.patient, profiles.next())
        report = json.loads(over_http.Fhir(base, token).send("POST", over_http.OPERATION, body)[1])
        self.report = f"DiagnosticReport/{report['id']}"

    def one(self, request):
        if not hasattr(self.local, "fhir"):
            self.local.fhir = over_http.Fhir(self.base, self.token)
        return self.local.fhir.send(*request)[0]

    def seconds(self, requests):
        """Time until all requests are answered, on new connections: idle ones are closed while the other side works."""
        self.local = threading.local()
        begin = time.perf_counter()
        list(self.pool.map(self.one, requests))
        return time.perf_counter() - begin

    def requests(self, kind, count):
        if kind == "read Patient":
            return [("GET", self.patient)] * count
        if kind == "read DiagnosticReport":
            return [("GET", self.report)] * count
        persist = kind == "$predict, persisted"
        return [("POST", over_http.OPERATION, over_http.call(self.patient, self.profiles.next(), persist))
                for _ in range(count)]


def compare(kind, count, sides, rounds):
    guarded, plain = sides
    for side in sides:
        side.seconds(side.requests(kind, 2 * count))
    pairs = []
    for number in range(rounds):
        order = sides if number % 2 else sides[::-1]  # Neither is always the second.
        taken = {side: side.seconds(side.requests(kind, count)) for side in order}
        pairs.append((taken[guarded], taken[plain]))
    low, middle, high = statistics.quantiles([a / b for a, b in pairs], n=4)
    rate = [count / statistics.median(column) for column in zip(*pairs)]
    print(f"| {kind} | {rate[0]:.0f} | {rate[1]:.0f} | {middle:.2f} ({low:.2f}-{high:.2f}) | <= 1.15 | {rounds} x {count} |",
          flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jar", default=os.path.join(HERE, "..", "target", "chemosign.jar"))
    parser.add_argument("--baseline")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--reads", type=int, default=400)
    parser.add_argument("--predictions", type=int, default=40)
    args = parser.parse_args()
    directory = tempfile.mkdtemp()
    folders = [os.path.join(directory, name) for name in ("guarded", "plain")]
    servers = []
    try:
        for folder in folders:
            os.mkdir(folder)
        profiles = over_http.Profiles(args.jar, directory)
        system = System(directory)
        accounts = system.accounts(directory)
        server, guarded = over_http.start(args.jar, folders[0], "--security=embedded", f"--accounts={accounts}")
        servers.append(server)
        system.use(guarded)
        server, plain = over_http.start(args.baseline or args.jar, folders[1])
        servers.append(server)
        sides = [Side(guarded, system.token, args.clients, profiles), Side(plain, None, args.clients, profiles)]
        print(f"| {args.clients} clients | a second, with tokens | a second, without | time, ratio (quartiles of rounds)"
              " | target | rounds |")
        print("|---|---|---|---|---|---|")
        for kind in ("read Patient", "read DiagnosticReport"):
            compare(kind, args.reads, sides, args.rounds)
        for kind in ("$predict, persist=false", "$predict, persisted"):
            compare(kind, args.predictions, sides, args.rounds)
    finally:
        for server in servers:
            server.terminate()
            server.wait()
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
