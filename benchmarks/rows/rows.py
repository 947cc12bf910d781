# SPDX-License-Identifier: Apache-2.0
"""The rows of the table: each measures one pair and adds it to its lines."""
import os, re, shutil, subprocess, time, urllib.request

from . import processes
from .clients import command, cost, freshet, seconds_of, sink, summary_of
from .processes import Source, Unable, cpu_s, end, free_port, freshet_path, need_files, resident_mib, start
from .table import line


class Options:
    """What was asked for on the command line."""

    def __init__(self, quick, gatling):
        self.quick, self.gatling = quick, gatling

    def __call__(self, quick, whole):
        return quick if self.quick else whole


class Cost:
    """Processor time per event, or per connection, beside the C sink."""

    def __init__(self, name, query, streams, condition="none", simulation="Firehose", ramp=0, of="events", peer=True):
        self.lines = [line(name, "sink")]
        self.query, self.streams, self.condition, self.simulation, self.ramp, self.of, self.peer = query, streams, condition, simulation, ramp, of, peer

    def pair(self, ask):
        need_files(self.streams + 500)
        window = ask(3, 10)
        warm = {"sink": 1 + self.ramp, "freshet": ask(3, 12) + self.ramp, "gatling": ask(5, 15) + self.ramp}
        for client in ["sink", "freshet"] + (["gatling"] if ask.gatling and self.peer else []):
            seconds = warm[client] + window + 30
            with Source() as source:
                condition = "connects" if client == "gatling" and self.simulation == "Connects" else self.condition
                url = source.url(f"{self.query}&secs={seconds}")
                made = command(client, self.simulation, url, self.streams, seconds, condition, self.ramp)
                self.lines[0].add(client, cost(source, made, warm[client], window, self.of))


class Delay:
    """How long events are on their way to 1,000 streams, 10,000 events/s, by the dates that the source gives them."""

    def __init__(self):
        self.whole50, self.whole99 = line("delay-p50", "sink"), line("delay-p99", "sink")
        self.steady50, self.steady99, self.worst99 = line("delay-steady-p50"), line("delay-steady-p99"), line("delay-worst-p99")
        self.lines = [self.whole50, self.whole99, self.steady50, self.steady99, self.worst99]

    def pair(self, ask):
        need_files(1500)
        seconds = ask(10, 25)
        query = f"mode=rate&rate=10&secs={seconds + 20}&size=256&jitter=0.5"
        with Source() as source:
            client = start(sink("-l", "-c", "1000", "-t", str(seconds), source.url(query)), processor=0, stdout=subprocess.PIPE)
            try:
                found = dict(re.findall(r'"lat_(p50|p99)_us":(\d+)', client.communicate(timeout=seconds + 60)[0]))
            finally:
                end(client)
            self.whole50.add("sink", int(found["p50"]) / 1e3)
            self.whole99.add("sink", int(found["p99"]) / 1e3)
        with Source() as source:
            made = freshet("Delivery", f"-Durl={source.url(query)}", "-Dstreams=1000", f"-Dseconds={seconds}", "--csv")
            summary, folder = summary_of(made, seconds + 10)
        stream = summary["streams"]["all"]
        if stream["sequence"]["lost"]:
            raise Unable(f"{stream['sequence']['lost']} events were lost")
        self.whole50.add("freshet", stream["deliveryLatency"]["p50Ns"] / 1e6)
        self.whole99.add("freshet", stream["deliveryLatency"]["p99Ns"] / 1e6)
        for steady, value in zip((self.steady50, self.steady99, self.worst99), seconds_of(folder, "stream", "deliveryLatency", 5)):
            steady.add("freshet", value / 1e6)


class Idle:
    """What 18,000 idle streams take (2,000 with --quick): live objects as the difference of a process with many and one with few, and resident memory."""

    def __init__(self):
        self.bytes, self.objects, self.resident = line("idle-heap"), line("idle-objects"), line("idle-resident")
        self.lines = [self.bytes, self.objects, self.resident]

    def pair(self, ask):
        few, many = 100, ask(2_000, 18_000)
        need_files(many + 500)
        objects, bytes_, _ = self.held(few, 1)
        more, more_bytes, resident = self.held(many, ask(3, 20))
        self.objects.add("freshet", (more - objects) / (many - few))
        self.bytes.add("freshet", (more_bytes - bytes_) / (many - few) / 1e3)
        self.resident.add("freshet", resident)

    def held(self, streams, ramp):
        with Source() as source:
            client = start(freshet("IdleStreams", f"-Durl={source.url('mode=idle')}", f"-Dstreams={streams}", f"-Dramp={ramp}", "-Dseconds=60"), processor=0)
            try:
                until = time.time() + ramp + 60
                while source.stats()["open"] < streams:
                    if client.poll() is not None or time.time() > until:
                        raise Unable(f"only {source.stats()['open']} of {streams} streams were opened")
                    time.sleep(0.1)
                return live_objects(client)
            finally:
                end(client)


def live_objects(client):
    """Live objects of a process of Java, their bytes, and its resident memory in MiB before they were counted."""
    time.sleep(3)
    resident = resident_mib(client.pid)
    jcmd = os.path.join(os.environ["JAVA_HOME"], "bin", "jcmd") if "JAVA_HOME" in os.environ else "jcmd"
    if not shutil.which(jcmd):
        raise Unable("live objects are counted by jcmd: use a JDK, and put its bin folder into the PATH or point JAVA_HOME to it")
    text = subprocess.run([jcmd, str(client.pid), "GC.class_histogram"], stdout=subprocess.PIPE, text=True, timeout=60).stdout
    objects, bytes_ = re.search(r"^Total\s+(\d+)\s+(\d+)", text, re.M).groups()
    return int(objects), int(bytes_), resident


class Start:
    """From the launch to the first connection and to the end of a trivial run with its report; --help."""

    def __init__(self):
        self.first, self.whole, self.help = line("start-first"), line("start-whole"), line("start-help")
        self.lines = [self.first, self.whole, self.help]

    def pair(self, ask):
        with Source() as source:
            begin = time.monotonic()
            client = start(freshet("Connects", f"-Durl={source.url('mode=idle')}", "-Dstreams=1", "-Dtimes=1"))
            try:
                first = None
                while client.poll() is None:
                    if first is None and source.stats()["begun"]:
                        first = time.monotonic() - begin
                    if time.monotonic() - begin > 60:
                        raise Unable("a trivial run did not end within a minute")
                    time.sleep(0.002)
                whole = time.monotonic() - begin
                if client.returncode or first is None:
                    raise Unable(f"a trivial run ended with code {client.returncode}")
            finally:
                end(client)
        begin = time.monotonic()
        subprocess.run([freshet_path(), "--help"], stdout=subprocess.DEVNULL, check=True)
        self.help.add("freshet", time.monotonic() - begin)
        self.first.add("freshet", first)
        self.whole.add("freshet", whole)


class Get:
    """Processor time per GET of 200 bytes on 50 kept-alive connections to nginx, beside wrk."""

    def __init__(self):
        self.lines = [line("get", "wrk")]

    def pair(self, ask):
        nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
        if not nginx or not shutil.which("wrk"):
            raise Unable("this row needs nginx and wrk: install them (Debian: apt-get install nginx wrk)")
        folder, port = processes.folder(), free_port()
        base = f"http://127.0.0.1:{port}"
        with open(os.path.join(folder, "nginx.conf"), "w") as file:
            file.write(self.config(folder, port))
        server = start([nginx, "-p", folder, "-c", os.path.join(folder, "nginx.conf"), "-e", "stderr"], processor=1)
        try:
            self.await_answer(base)
            warm, window = ask(5, 30), ask(3, 10)
            for client, made, warming in self.peers(base, warm, window):
                self.lines[0].add(client, self.measure(base, made, warming, window))
        finally:
            end(server)

    def peers(self, base, warm, window):
        """Each client with its command, and how long it warms up."""
        wrk = ["wrk", "-t1", "-c50", f"-d{window + 20}s", base + "/body"]
        ours = freshet("PlainRequests", f"-Durl={base}/body", "-Dusers=50", f"-Dseconds={warm + window + 20}")
        return [("wrk", wrk, 2), ("freshet", ours, warm)]

    def config(self, folder, port):
        temp = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        return f"""daemon off; master_process off; pid {folder}/pid; error_log stderr error;
events {{ worker_connections 4096; }}
http {{ access_log off; keepalive_requests 1000000000; keepalive_timeout 600s; {temp}
server {{ listen 127.0.0.1:{port}; location = /body {{ default_type text/plain; return 200 "{'x' * 200}"; }} location = /status {{ stub_status; }} }} }}
"""

    def await_answer(self, base):
        for _ in range(100):
            try:
                return self.served(base)
            except OSError:
                time.sleep(0.05)
        raise Unable("nginx did not answer")

    def served(self, base):
        return int(urllib.request.urlopen(base + "/status", timeout=10).read().decode().split("\n")[2].split()[2])

    def measure(self, base, made, warm, window):
        before, until = self.served(base), time.time() + 60
        client = start(made, processor=0)
        try:
            while self.served(base) < before + 1000:  # the questions themselves are counted, at most 600
                if client.poll() is not None or time.time() > until:
                    raise Unable(f"no request came from: {' '.join(made)}")
                time.sleep(0.1)
            time.sleep(warm)
            if client.poll() is not None:
                raise Unable(f"it ended too early: {' '.join(made)}")
            count, cpu = self.served(base), cpu_s(client.pid)
            time.sleep(window)
            used, answered = cpu_s(client.pid) - cpu, self.served(base) - count
            if client.poll() is not None or answered < 1000:
                raise Unable(f"only {answered} requests in {window} s: {' '.join(made)}")
            return used / answered * 1e6
        finally:
            end(client)


class Arrivals:
    """How late users start, of whom 20,000 are due each second."""

    def __init__(self):
        self.lines = [line("arrivals")]

    def pair(self, ask):
        seconds = ask(5, 20)
        summary, _ = summary_of(freshet("Arrivals", "-Drate=20000", f"-Dseconds={seconds}"), seconds, processor=None)
        if summary["users"]["all"]["started"] != 20_000 * seconds:
            raise Unable(f"{summary['users']['all']['started']} users started instead of {20_000 * seconds}")
        self.lines[0].add("freshet", summary["users"]["all"]["lag"]["p99Ns"] / 1e6)


CONDITIONS = ("jsonPath", "jmesPath", "matching", "expectEvery", "substring", "regex")
SIZES = (64, 256, 2048)


def rows():
    """All rows by their names, in the order of the table. What they show and their bars stand in bars.csv."""
    made = {f"firehose-{size}": Cost(f"firehose-{size}", f"mode=firehose&size={size}", 10) for size in SIZES}
    for condition in CONDITIONS:
        for size in SIZES:
            name = f"{condition}-{size}"
            made[name] = Cost(name, f"mode=firehose&size={size}", 10, condition, peer=condition != "expectEvery")
    for streams, rate in ((1000, 10), (5000, 2)):
        query = f"mode=rate&rate={rate}&size=256&jitter=0.5"
        made[f"rate-{streams}"] = Cost(f"rate-{streams}", query, streams, ramp=3)
        made[f"set-check-{streams}"] = Cost(f"set-check-{streams}", query, streams, "setCheck", ramp=3)
    made["connect"] = Cost("connect", "mode=idle", 50, simulation="Connects", of="begun")
    made.update({"idle": Idle(), "delay": Delay(), "start": Start(), "get": Get(), "arrivals": Arrivals()})
    from . import http2  # whose rows are made of those above

    made.update(http2.rows())
    return made
