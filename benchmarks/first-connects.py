#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The first connects of a process beside later ones of the same process, with and without the warm-up, in pairs of starts.

    ./freshet --version && benchmarks/first-connects.py [--starts 10] [--at-once 20] [--ramp 80] [--seconds 2] [--tls]

Linux with python3; with --tls, openssl and a JDK: a certificate is made, and trusted beside the roots of the Java installation. The sample server runs in a process of its own, which two runs that are not counted warm up. Every start opens streams to it: some at once and the
others over some seconds, and the same ten seconds later. Prints for each kind of start the percentiles over the connects of all starts, of the TCP connect, of
agreeing on TLS and of the time until the head of the response, and how far p99 of the first ones is from that of the later ones; and how long the processes took."""
import argparse, glob, json, os, re, shutil, statistics, subprocess, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
FRESHET = os.environ.get("FRESHET", os.path.join(HERE, "..", "freshet"))

args = argparse.ArgumentParser()
args.add_argument("--starts", type=int, default=10)
args.add_argument("--at-once", type=int, default=20)
args.add_argument("--ramp", type=int, default=80)
args.add_argument("--seconds", type=int, default=2)
args.add_argument("--tls", action="store_true")
args = args.parse_args()
PARTS = ("connect", "tls", "head") if args.tls else ("connect", "head")


def serve():
    """Starts the server: its process, and the options by which Freshet trusts it."""
    if not args.tls:
        return subprocess.Popen([FRESHET, "server", "--port", "0"], stdout=subprocess.PIPE, text=True), []
    made = tempfile.mkdtemp()
    certificate, key, roots = (os.path.join(made, name) for name in ("certificate.pem", "key.pem", "roots"))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
                    "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate], stderr=subprocess.DEVNULL, check=True)
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else os.path.realpath(shutil.which("java"))
    home = os.path.dirname(os.path.dirname(java))
    shutil.copy(os.path.realpath(os.path.join(home, "lib", "security", "cacerts")), roots)
    subprocess.run([os.path.join(home, "bin", "keytool"), "-importcert", "-noprompt", "-alias", "first-connects", "-file", certificate, "-keystore", roots, "-storepass", "changeit"],
                   stderr=subprocess.DEVNULL, check=True)
    lib = os.path.join(HERE, "..", "cli", "target", "lib", "*")
    server = subprocess.Popen([java, "-cp", lib, os.path.join(HERE, "TlsServer.java"), certificate, key], stdout=subprocess.PIPE, text=True)
    return server, [f"-Djavax.net.ssl.trustStore={roots}", "-Djavax.net.ssl.trustStorePassword=changeit"]


def start(url, options):
    """Runs the simulation once: the times of its connects by kind and part, in milliseconds, and how long the whole process took."""
    results = tempfile.mkdtemp()
    begin = time.time()
    subprocess.run([FRESHET, "run", os.path.join(HERE, "simulations", "FirstConnects.java"), f"-Durl={url}/stocks/prices", f"-DatOnce={args.at_once}",
                    f"-Dramp={args.ramp}", f"-Dseconds={args.seconds}", "--results-folder", results, *options], stdout=subprocess.DEVNULL, check=True)
    took = time.time() - begin
    summary = json.load(open(glob.glob(os.path.join(results, "*", "summary.json"))[0]))
    times = {}
    for row in summary["requests"]["byName"]:
        kind = row["name"].split(" ")[0]
        if kind in ("first", "later"):
            if row["koCount"]:
                raise SystemExit(f"{row['name']}: {row['errors']}")
            for part in PARTS:
                value = row["ok"] if part == "head" else row[part]
                times.setdefault((kind, part), []).append(value["maxNs"] / 1e6)
    return times, took - summary["durationNs"] / 1e9


def percentile(values, share):
    """The least value that so many are not above."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


server, trust = serve()
try:
    url = re.search(r"https?://[\d.]+:\d+", server.stdout.readline()).group(0)
    kinds = {"warm-up": trust, "--no-warm-up": [*trust, "--no-warm-up"]}
    for kind in kinds:
        start(url, kinds[kind])
    merged = {kind: {} for kind in kinds}
    besides = {kind: [] for kind in kinds}
    for _ in range(args.starts):
        for kind, options in kinds.items():
            times, took = start(url, options)
            besides[kind].append(took)
            for key, values in times.items():
                merged[kind].setdefault(key, []).append(values)
finally:
    server.terminate()
    server.wait()

print(f"{args.starts} starts, each {args.at_once} connects at once and {args.ramp} within {args.seconds} s; milliseconds")
for kind, by_key in merged.items():
    for part in PARTS:
        p99 = {}
        for when in ("first", "later"):
            starts = by_key[(when, part)]
            values = [value for start_values in starts for value in start_values]
            p99[when] = percentile(values, 99)
            print(f"{kind:13} {part:8} {when}: n {len(values)}  p50 {percentile(values, 50):7.3f}  p99 {p99[when]:8.3f}  max {max(values):8.3f}"
                  f"   (median of the starts' p99 {statistics.median(percentile(v, 99) for v in starts):8.3f})")
        print(f"{kind:13} {part:8} p99 of the first connects: {p99['first'] / p99['later']:.1f} × that of the later ones")
    print(f"{kind:13} besides the run a process took {statistics.median(besides[kind]):.2f} s (median)")
