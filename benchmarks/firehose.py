#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CPU per event of Freshet against that of a C program that does the least an honest client must do, in pairs.

    make -C benchmarks/limit && ./freshet --version && benchmarks/firehose.py [--pairs 5] [--size 256] [--streams 10] [--seconds 12]

Linux with gcc, python3 and two processors: the source runs on processor 1, the client on processor 0. Prints each pair and the median of the ratios."""
import argparse, json, os, socket, statistics, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "limit"))
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    os.environ.setdefault("PEER_PORT", str(free.getsockname()[1]))
import measure

args = argparse.ArgumentParser()
args.add_argument("--pairs", type=int, default=5)
args.add_argument("--size", type=int, default=256)
args.add_argument("--streams", type=int, default=10)
args.add_argument("--seconds", type=int, default=12)
args = args.parse_args()

path = f"/events?mode=firehose&size={args.size}&secs={args.seconds}"
freshet = [os.path.join(HERE, "..", "freshet"), "run", os.path.join(HERE, "simulations", "Firehose.java"), "-Durl={url}",
           "-Dstreams={n}", f"-Dseconds={args.seconds + 2}", "--results-folder", tempfile.mkdtemp()]
sink = [os.path.join(HERE, "limit", "sse-sink"), "-p", "-c", "{n}", "{url}"]
common = dict(streams=args.streams, path=path, T=args.seconds, pin=0, kind="firehose")
jobs = []
for i in range(args.pairs):
    jobs += [dict(common, name=f"sink-{i}", cmd=sink), dict(common, name=f"freshet-{i}", cmd=freshet)]
out = os.path.join(tempfile.mkdtemp(), "firehose.jsonl")
measure.main(jobs, out)
rows = [json.loads(line) for line in open(out)]
ratios = []
for a, b in zip(rows[::2], rows[1::2]):
    ratios.append(b["us_per_event"] / a["us_per_event"])
    print(f"sink {a['us_per_event']:.4f} µs/event   freshet {b['us_per_event']:.4f} µs/event   ratio {ratios[-1]:.2f}")
print(f"median ratio {statistics.median(ratios):.2f}   (freshet, median {statistics.median(r['us_per_event'] for r in rows[1::2]):.4f} µs/event)")
