#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Memory of one Freshet process that holds many idle streams.

    ./freshet --version && benchmarks/idle-streams.py [--streams 15000] [--seconds 30] [--addresses 0]

Linux with python3. The sample server runs in a process of its own. With --addresses 4 the streams start from 127.0.0.2 to 127.0.0.5 in turn, and it is counted
how many connections each of them has. Prints the streams that were open, the failures and the largest resident memory that was
seen; ends with an error when a stream failed."""
import argparse, glob, json, os, re, resource, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
FRESHET = os.path.join(HERE, "..", "freshet")

args = argparse.ArgumentParser()
args.add_argument("--streams", type=int, default=15_000)
args.add_argument("--seconds", type=int, default=30)
args.add_argument("--ramp", type=int, default=15)
args.add_argument("--addresses", type=int, default=0)
args = args.parse_args()
local = [f"127.0.0.{2 + i}" for i in range(args.addresses)]

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
if hard < args.streams + 500:
    sys.exit(f"{args.streams} streams need {args.streams + 500} open files per process, and the limit is {hard}: raise it (ulimit -n) or ask for fewer streams")


def resident_kb(pid):
    """Resident memory now and its peak."""
    text = open(f"/proc/{pid}/status").read()
    return tuple(int(re.search(rf"{key}:\s+(\d+)", text).group(1)) for key in ("VmRSS", "VmHWM"))


def connections(port):
    """How many connections to that port stand, by the address they start from."""
    found = {}
    lines = [line for table in ("tcp", "tcp6") for line in open("/proc/net/" + table).read().splitlines()[1:]]
    for fields in map(str.split, lines):
        if fields[3] == "01" and int(fields[2].split(":")[1], 16) == port:
            address = ".".join(str(b) for b in reversed(bytes.fromhex(fields[1].split(":")[0][-8:])))  # of tcp6, the IPv4 part
            found[address] = found.get(address, 0) + 1
    return found


server = subprocess.Popen([FRESHET, "server", "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    url = re.search(r"http://[\d.]+:\d+", server.stdout.readline()).group(0)
    results = tempfile.mkdtemp()
    client = subprocess.Popen([FRESHET, "run", os.path.join(HERE, "simulations", "IdleStreams.java"), f"-Durl={url}/idle", f"-Dstreams={args.streams}",
                               f"-Dramp={args.ramp}", f"-Dseconds={args.seconds}", f"-Dlocal={','.join(local)}", "--results-folder", results], stdout=subprocess.DEVNULL)
    peak = held = 0
    starts, looked = {}, 0
    start = time.time()
    while client.poll() is None:
        try:
            now, most = resident_kb(client.pid)
        except (FileNotFoundError, AttributeError, ProcessLookupError):
            break
        # The last seconds write the report: what counts is the time in which the streams are held.
        if args.ramp < time.time() - start < args.ramp + args.seconds:
            held = max(held, now)
            if local and time.time() - looked > 2:
                looked = time.time()
                starts = max(starts, connections(int(url.rsplit(":", 1)[1])), key=lambda found: sum(found.values()))
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
for address in sorted(starts):
    print(f"  from {address}: {starts[address]}")
evenly = not local or (set(starts) == set(local) and max(starts.values()) - min(starts.values()) <= len(local))
sys.exit(0 if evenly and ko == 0 and code == 0 and most == args.streams else 1)
