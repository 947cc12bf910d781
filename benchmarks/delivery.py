#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How far delivery latencies are off: events are dated by a C source on the same machine, so what is measured is the way through the kernel and the error of the tool.

    make -C benchmarks/limit && ./freshet --version && benchmarks/delivery.py [--pairs 3] [--streams 1000] [--rate 10] [--seconds 20]

Linux with gcc, python3 and two processors: the source runs on processor 1, the sink on processor 0, Freshet where the system puts it. Each pair is a run of the C sink, which takes the same
difference, and one of Freshet. Prints p50, p99 and the greatest of both, what was lost, and whether the run could be trusted; and for the steady seconds, from the sixth to the last but three,
the median and the greatest of their p50 and p99. The sink's steps are coarse above some milliseconds. Events are dated when the source renders them, a batch of due streams at a time, so the
sink has a delay of its own."""
import argparse, csv, glob, json, os, re, socket, statistics, subprocess, sys, tempfile, time, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
FRESHET = os.path.join(HERE, "..", "freshet")
args = argparse.ArgumentParser()
args.add_argument("--pairs", type=int, default=3)
args.add_argument("--streams", type=int, default=1000)
args.add_argument("--rate", type=int, default=10)
args.add_argument("--seconds", type=int, default=20)
args = args.parse_args()


def piped(command):
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def pinned(processor, command):
    return piped(["taskset", "-c", str(processor)] + command)


def source():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = pinned(1, [os.path.join(HERE, "limit", "sse-source"), str(port)])
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/stats", timeout=1).read()
            break
        except OSError:
            time.sleep(0.05)
    seconds = args.seconds + 10
    return process, f"http://127.0.0.1:{port}/events?mode=rate&rate={args.rate}&secs={seconds}&size=256&jitter=0.5"


def sink():
    process, url = source()
    try:
        client = pinned(0, [os.path.join(HERE, "limit", "sse-sink"), "-l", "-c", str(args.streams), "-t", str(args.seconds), url])
        return json.loads(client.communicate(timeout=args.seconds + 60)[0].strip().splitlines()[-1])
    finally:
        process.kill()


def freshet():
    process, url = source()
    try:
        results = tempfile.mkdtemp()
        client = piped([FRESHET, "run", os.path.join(HERE, "simulations", "Delivery.java"), f"-Durl={url}", f"-Dstreams={args.streams}", f"-Dseconds={args.seconds}",
                        "--results-folder", results])
        out, err = client.communicate(timeout=args.seconds + 120)
        found = glob.glob(os.path.join(results, "*", "summary.json"))
        if not found:
            sys.exit(out + err)
        return json.load(open(found[0])), steady(os.path.dirname(found[0]))
    finally:
        process.kill()


def steady(results):
    """The delivery latency of each second from the sixth on in which all streams were open."""
    subprocess.run([FRESHET, "report", results, "--csv"], check=True, capture_output=True)
    with open(os.path.join(results, "seconds.csv"), newline="") as file:
        seconds = [row for row in csv.DictReader(file) if row["metric"] == "deliveryLatency"]
    return [row for row in seconds if 5 <= float(row["start"]) <= args.seconds - 1]


def ms(ns):
    return f"{ns / 1e6:.3f} ms"


p50, p99 = [], []
for pair in range(args.pairs):
    print("sink    ", json.dumps(sink()), flush=True)
    run, seconds = freshet()
    stream = run["streams"]["all"]
    delay = stream["deliveryLatency"]
    p50.append(delay["p50Ns"])
    p99.append(delay["p99Ns"])
    print(f"freshet  {delay['count']:,} events, p50 {ms(delay['p50Ns'])}, p99 {ms(delay['p99Ns'])}, max {ms(delay['maxNs'])}, before their time {stream['clockSkewed']}, "
          f"lost {stream['sequence']['lost']}, duplicated {stream['sequence']['duplicated']}, out of order {stream['sequence']['outOfOrder']}; {run['trust']['verdict']}", flush=True)
    for figure in "p50", "p99":
        each = sorted(int(row[figure]) for row in seconds)
        print(f"freshet  {len(each)} steady seconds: {figure} of a second {ms(statistics.median(each))} at the median, {ms(each[0])} to {ms(each[-1])}", flush=True)
print(f"median of freshet: p50 {ms(statistics.median(p50))}, p99 {ms(statistics.median(p99))}")
