# SPDX-License-Identifier: Apache-2.0
"""The clients that are measured, and what is measured of one of them."""
import csv, glob, json, os, statistics, subprocess, time

from . import gatling
from .processes import HERE, LIMIT, TICKS, Unable, cpu_s, end, folder, freshet_path, start


def freshet(simulation, *options):
    return [freshet_path(), "run", os.path.join(HERE, "simulations", simulation + ".java"), "--results-folder", folder(), *options]


def sink(*options):
    return [os.path.join(LIMIT, "sse-sink"), *options]


def command(client, simulation, url, streams, seconds, condition="none", ramp=0):
    """The command that makes this client hold so many streams."""
    if client == "sink":
        kind = ["-k"] if simulation == "Connects" else ["-p"]
        return sink(*kind, "-c", str(streams), "-t", str(seconds), url)
    options = [f"-Durl={url}", f"-Dstreams={streams}", f"-Dseconds={seconds}", f"-Dcondition={condition}", f"-Dramp={ramp}"]
    return gatling.command(options) if client == "gatling" else freshet(simulation, *options)


def cost(source, command_line, warm, window, of):
    """Microseconds of the client's processor time for each event that it took ("events") or each connection ("begun"), in a window that begins when it has warmed up."""
    before = source.stats()
    client = start(command_line, processor=0)
    try:
        until = time.time() + 60
        while source.stats()["begun"] == before["begun"]:
            if client.poll() is not None or time.time() > until:
                raise Unable(f"no stream was opened by: {' '.join(command_line)}")
            time.sleep(0.02)
        time.sleep(warm)
        begin, cpu, waiting = source.stats(), cpu_s(client.pid), source.queued()
        time.sleep(window)
        after, used, waits = source.stats(), cpu_s(client.pid) - cpu, source.queued()
        if client.poll() is not None:
            raise Unable(f"it ended too early: {' '.join(command_line)}")
    finally:
        end(client)
    count, sent = after[of] - begin[of], after["bytes"] - begin["bytes"]
    if of == "events" and sent > 0:
        count *= (sent - (waits - waiting)) / sent  # what lies in the kernel has not been taken
    if count <= 0 or used < 5 / TICKS:
        raise Unable(f"too little happened to be measured ({count:.0f} {of}, {used:.2f} s): take longer windows")
    return used / count * 1e6


def summary_of(command_line, seconds, processor=0):
    """Runs Freshet to its end: summary.json, and the folder of the results."""
    client = start(command_line, processor=processor, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        text = client.communicate(timeout=seconds + 60)[0]
    except subprocess.TimeoutExpired:
        raise Unable(f"it did not end: {' '.join(command_line)}")
    finally:
        end(client)
    found = glob.glob(os.path.join(command_line[command_line.index("--results-folder") + 1], "*", "summary.json"))
    if not found:
        raise Unable("no results; the run said:\n" + text)
    with open(found[0], encoding="utf-8") as file:
        return json.load(file), os.path.dirname(found[0])


def seconds_of(folder, owner, metric, begin):
    """The medians of p50 and of p99 over the seconds of a run from that one on, in nanoseconds, and the greatest p99; by --csv."""
    with open(os.path.join(folder, "seconds.csv"), newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["owner"] == owner and row["metric"] == metric and float(row["start"]) >= begin]
    if not rows:
        raise Unable(f"nothing of {metric} after second {begin}: take longer runs")
    p99 = [int(row["p99"]) for row in rows]
    return statistics.median(int(row["p50"]) for row in rows), statistics.median(p99), max(p99)
