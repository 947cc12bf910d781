# SPDX-License-Identifier: Apache-2.0
"""Processes that are started, watched by /proc, and ended by their id, also on Ctrl-C."""
import http.client, json, os, re, resource, shutil, socket, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT = os.path.join(HERE, "limit")
TICKS = os.sysconf("SC_CLK_TCK")
started = []
folders = []
chosen = [os.path.join(HERE, "..", "freshet")]


class Unable(Exception):
    """Why something cannot be measured here, and what to do."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def use(freshet):
    """Which start script is measured, instead of that of the checkout."""
    if not os.access(freshet, os.X_OK) or os.path.isdir(freshet):
        raise Unable(f"{freshet} cannot be started: --freshet takes the path of a start script")
    chosen[0] = os.path.abspath(freshet)


def freshet_path():
    return chosen[0]


def folder():
    """A folder for results, which end_all() removes."""
    folders.append(tempfile.mkdtemp(prefix="freshet-bench-"))
    return folders[-1]


def start(command, processor=None, **more):
    """Starts a process, which end_all() ends if nobody has before."""
    pin = None if processor is None else (lambda: os.sched_setaffinity(0, {processor}))
    more.setdefault("stdout", subprocess.DEVNULL)
    more.setdefault("stderr", subprocess.DEVNULL)
    try:
        process = subprocess.Popen(command, preexec_fn=pin, text=True, **more)
    except FileNotFoundError:
        raise Unable(f"{command[0]} is not there")
    started.append(process)
    return process


def end(process):
    """Ends one process and waits until it is gone."""
    if process.poll() is None:
        process.kill()
    process.communicate()
    if process in started:
        started.remove(process)


def end_all():
    """Ends what still runs and removes what it has written."""
    for process in list(started):
        end(process)
    while folders:
        shutil.rmtree(folders.pop(), ignore_errors=True)


def cpu_s(pid):
    """Processor time of a process, user and system."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mib(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{pid}/status").read()).group(1)) / 1024


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def prepare():
    """What every row needs: two processors, the C programs, a built checkout, enough open files."""
    if not sys.platform.startswith("linux"):
        raise Unable("the benchmarks read /proc and pin processes to processors: run them on Linux")
    if not {0, 1} <= os.sched_getaffinity(0):
        raise Unable("the source and the client need processors 0 and 1 for themselves: use a machine with two or more")
    if not shutil.which("gcc") or not shutil.which("make"):
        raise Unable("the source and the sink are written in C: install gcc and make")
    if subprocess.run(["make", "-s", "-C", LIMIT], stdout=sys.stderr).returncode:
        raise Unable(f"the C programs could not be built: see what make says in {LIMIT}")
    version()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def version():
    """The version of Freshet, and that of the Java that it runs on."""
    told = subprocess.run([freshet_path(), "--version"], stdout=subprocess.PIPE, text=True)
    found = re.search(r"freshet (\S+)\s+Java (\S+)", told.stdout)
    if told.returncode or not found:
        raise Unable(f"Freshet does not start: run {freshet_path()} --version and do what it says")
    return found.groups()


def need_files(count):
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        raise Unable(f"this row needs {count} open files per process, and the hard limit is {soft}: raise it (ulimit -Hn, /etc/security/limits.conf)")


class Source:
    """The source of events in C, on processor 1, with its counters."""

    def __init__(self):
        self.port = free_port()
        self.process = start([os.path.join(LIMIT, "sse-source"), str(self.port)], processor=1)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        for _ in range(100):
            try:
                self.stats()
                return
            except OSError:
                self.connection.close()
                time.sleep(0.05)
        raise Unable(f"the source of events did not answer on port {self.port}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
        end(self.process)

    def url(self, query):
        return f"http://127.0.0.1:{self.port}/events?{query}"

    def stats(self):
        self.connection.request("GET", "/stats")
        return json.loads(self.connection.getresponse().read())

    def queued(self):
        """Bytes that the source has sent and the client has not read yet: they are in the kernel."""
        bytes_ = 0
        for line in open("/proc/net/tcp").read().splitlines()[1:]:
            fields = line.split()
            sent, received = fields[4].split(":")
            if fields[1].endswith(f":{self.port:04X}"):
                bytes_ += int(sent, 16)
            elif fields[2].endswith(f":{self.port:04X}"):
                bytes_ += int(received, 16)
        return bytes_
