# SPDX-License-Identifier: Apache-2.0
"""The rows about HTTP/2: streams that share connections."""
import json, os, re, shutil, subprocess, time, urllib.request

from .clients import cost, freshet, summary_of
from .processes import Unable, end, free_port, freshet_path, start
from .rows import Get, live_objects
from .table import line


class Server:
    """The sample server, on processor 1, without limits on what a connection of HTTP/2 may have."""

    def __init__(self):
        self.port = free_port()
        self.process = start([freshet_path(), "server", "--port", str(self.port), "--http2-streams", "1000000", "--http2-requests", "0", "--http2-resets", "0"], processor=1)
        for _ in range(200):
            try:
                self.stats()
                return
            except OSError:
                time.sleep(0.05)
        raise Unable(f"the sample server did not answer on port {self.port}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.process)

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def stats(self):
        with urllib.request.urlopen(self.url("/stats"), timeout=10) as answer:
            found = json.load(answer)
        return {**found, "begun": found["requests"], "open": found["openStreams"]}

    def queued(self):
        return 0  # of what has not been read yet, a few hundred kB at most, nothing is known over HTTP/2


class Firehose:
    """Processor time per event over HTTP/2, beside that over HTTP/1.1: ten streams of the sample server as fast as it can."""

    def __init__(self, size):
        self.size = size
        self.lines = [line(f"http2-firehose-{size}", "http1")]

    def pair(self, ask):
        warm, window = ask(3, 12), ask(3, 10)
        for client, options in (("http1", ["-Dhttp2=false"]), ("freshet", ["-Dhttp2=true"])):
            with Server() as server:
                made = freshet("Firehose", f"-Durl={server.url(f'/events?rate=0&size={self.size}')}", "-Dstreams=10", f"-Dseconds={warm + window + 30}", *options)
                self.lines[0].add(client, cost(server, made, warm, window, "events"))


class Http2Get(Get):
    """Processor time per GET of 200 bytes on 5 connections of HTTP/2 with 10 streams each, to nginx, beside h2load."""

    def __init__(self):
        self.lines = [line("http2-get", "h2load")]
        self.port2 = 0

    def pair(self, ask):
        if not shutil.which("h2load"):
            raise Unable("this row needs h2load: install it (Debian: apt-get install nghttp2-client)")
        self.port2 = free_port()
        super().pair(ask)

    def config(self, folder, port):
        return super().config(folder, port).replace("server {", f"http2_max_requests 1000000000; server {{ listen 127.0.0.1:{self.port2} http2;", 1)

    def peers(self, base, warm, window):
        url = f"http://127.0.0.1:{self.port2}/body"
        least = ["h2load", "-t1", "-c5", "-m10", f"-D{window + 20}", url]
        ours = freshet("PlainRequests", f"-Durl={url}", "-Dusers=50", "-Dhttp2=true", f"-Dseconds={warm + window + 20}")
        return [("h2load", least, 2), ("freshet", ours, warm)]


class Streams:
    """100,000 event streams of one process over HTTP/2 (5,000 with --quick), an event on each every 10 s for a minute, all of which have to come: what they take."""

    def __init__(self):
        self.heap, self.resident = line("http2-heap"), line("http2-resident")
        self.lines = [self.heap, self.resident]

    def pair(self, ask):
        few, many, events = 100, ask(5_000, 100_000), ask(2, 7)
        _, less, _ = self.held(few, 1, events)
        _, more, resident = self.held(many, ask(5, 40), events)
        self.heap.add("freshet", (more - less) / (many - few) / 1e3)
        self.resident.add("freshet", resident)

    def held(self, streams, ramp, events):
        with Server() as server:
            url = server.url(f"/events?rate=0.1&count={events}")
            made = freshet("Http2Streams", f"-Durl={url}", f"-Dstreams={streams}", f"-Dramp={ramp}")
            client = start(made, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            try:
                until = time.time() + ramp + 60
                while server.stats()["open"] < streams:
                    if client.poll() is not None or time.time() > until:
                        raise Unable(f"only {server.stats()['open']} of {streams} streams were opened")
                    time.sleep(0.2)
                found = live_objects(client)
                client.communicate(timeout=ramp + 10 * events + 120)
                self.judge(made, server, streams, events)
                return found
            finally:
                end(client)

    def judge(self, made, server, streams, events):
        with open(os.path.join(only_folder(made), "summary.json"), encoding="utf-8") as file:
            summary = json.load(file)
        ours, sent = summary["streams"]["all"], server.stats()["events"]
        whole = streams * events
        if not ours["events"] == sent == whole or ours["sequence"]["lost"] or summary["requests"]["all"]["koCount"]:
            raise Unable(f"{ours['events']} events of {sent} that were sent and {whole} that were due, {ours['sequence']['lost']} lost, {summary['requests']['all']['koCount']} KO")


def only_folder(command_line):
    results = command_line[command_line.index("--results-folder") + 1]
    return os.path.join(results, os.listdir(results)[0])


def rows():
    return {"http2-firehose-64": Firehose(64), "http2-firehose-2048": Firehose(2048), "http2-get": Http2Get(), "http2-streams": Streams()}
