#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Memory of one Freshet process that holds many idle streams.

    ./freshet --version && benchmarks/idle-streams.py [--streams 15000] [--seconds 30]

Linux with python3. The sample server runs in a process of its own. Prints the streams that were open, the failures and the largest resident memory that was
seen; ends with an error when a stream failed."""
import argparse, glob, json, os, re, resource, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
FRESHET = os.path.join(HERE, "..", "freshet")

args = argparse.ArgumentParser()
args.add_argument("--streams", type=int, default=15_000)
args.add_argument("--seconds", type=int, default=30)
args.add_argument("--ramp", type=int, default=15)
args = args.parse_args()

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
if hard < args.streams + 500:
    sys.exit(f"{args.streams} streams need {args.streams + 500} open files per process, and the limit is {hard}: raise it (ulimit -n) or ask for fewer streams")


def resident_kb(pid):
    """Resident memory now and its peak."""
    text = open(f"/proc/{pid}/status").read()
    return tuple(int(re.search(rf"{key}:\s+(\d+)", text).group(1)) for key in ("VmRSS", "VmHWM"))


server = subprocess.Popen([FRESHET, "server", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    url = re.search(r"http://[\d.]+:\d+", server.stdout.readline()).group(0)
    results = tempfile.mkdtemp()
    client = subprocess.Popen([FRESHET, "run", os.path.join(HERE, "simulations", "IdleStreams.java"), f"-Durl={url}/idle", f"-Dstreams={args.streams}",
                               f"-Dramp={args.ramp}", f"-Dseconds={args.seconds}", "--results-folder", results], stdout=subprocess.DEVNULL)
    peak = held = 0
    start = time.time()
    while client.poll() is None:
        try:
            now, most = resident_kb(client.pid)
        except (FileNotFoundError, AttributeError, ProcessLookupError):
            break
        # The last seconds write the report: what counts is the time in which the streams are held.
        if args.ramp < time.time() - start < args.ramp + args.seconds:
            held = max(held, now)
        peak = max(peak, most)
        time.sleep(0.2)
    code = client.wait()
finally:
    server.terminate()
    server.wait()

summary = json.load(open(glob.glob(os.path.join(results, "*", "summary.json"))[0]))
ko = summary["requests"]["all"]["koCount"]
most = summary["streams"]["all"]["openMax"]
print(f"streams held {most}, failures {ko}, resident while held {held / 1024:.0f} MiB, peak of the whole run {peak / 1024:.0f} MiB, exit code {code}")
sys.exit(0 if ko == 0 and code == 0 and most == args.streams else 1)
