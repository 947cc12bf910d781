#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CPU per GET of Freshet against that of wrk, on kept-alive connections to the same server process, in pairs.

    ./freshet --version && benchmarks/plain-requests.py [--pairs 5] [--connections 50] [--warm 40] [--seconds 10]

Linux with python3, nginx, wrk and two processors: nginx, a single process, runs on processor 1, the client on processor 0. Each client is measured in a window after
it has warmed up: its processor time from /proc, its requests from nginx's own counter. Prints each pair and the median of the ratios."""
import argparse, os, re, socket, statistics, subprocess, sys, tempfile, time, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
args = argparse.ArgumentParser()
args.add_argument("--pairs", type=int, default=5)
args.add_argument("--connections", type=int, default=50)
args.add_argument("--warm", type=int, default=40)
args.add_argument("--seconds", type=int, default=10)
args = args.parse_args()

BODY_BYTES = 200
TICKS = os.sysconf("SC_CLK_TCK")
folder = tempfile.mkdtemp()
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
base = f"http://127.0.0.1:{port}"
config = os.path.join(folder, "nginx.conf")
temp = "\n".join(f"  {kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
with open(config, "w") as out:
    out.write(f"""daemon off; master_process off; pid {folder}/pid; error_log stderr error;
events {{ worker_connections 4096; }}
http {{
  access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;
{temp}
  server {{
    listen 127.0.0.1:{port};
    location = /body {{ default_type text/plain; return 200 "{'x' * BODY_BYTES}"; }}
    location = /status {{ stub_status; }}
  }}
}}
""")


def served():
    """All requests that nginx has answered."""
    text = urllib.request.urlopen(base + "/status").read().decode()
    return int(text.split("\n")[2].split()[2])


def cpu_s(pid):
    """Processor time of a process, user and system."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measure(command, warm):
    """Microseconds of processor time per request, and requests per second, within a window that begins when the client has warmed up."""
    client = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    try:
        time.sleep(warm)
        if client.poll() is not None:
            sys.exit(f"{command[0]} ended with code {client.returncode}")
        begin, cpu, count = time.time(), cpu_s(client.pid), served()
        time.sleep(args.seconds)
        count, cpu, took = served() - count, cpu_s(client.pid) - cpu, time.time() - begin
    finally:
        client.terminate()
        client.wait()
    return cpu / count * 1e6, count / took


nginx = subprocess.Popen(["/usr/sbin/nginx", "-p", folder, "-c", config, "-e", "stderr"], preexec_fn=lambda: os.sched_setaffinity(0, {1}))
try:
    for attempt in range(100):
        try:
            served()
            break
        except OSError:
            time.sleep(0.05)
    seconds = args.warm + args.seconds + 5
    wrk = ["wrk", "-t1", f"-c{args.connections}", f"-d{seconds}s", base + "/body"]
    freshet = [os.path.join(HERE, "..", "freshet"), "run", os.path.join(HERE, "simulations", "PlainRequests.java"), f"-Durl={base}/body",
               f"-Dusers={args.connections}", f"-Dseconds={seconds}", "--results-folder", folder]
    ratios, each = [], []
    for pair in range(args.pairs):
        least, least_rate = measure(wrk, 2)
        ours, rate = measure(freshet, args.warm)
        ratios.append(ours / least)
        each.append(ours)
        print(f"wrk {least:.2f} µs/GET ({least_rate:.0f}/s)   freshet {ours:.2f} µs/GET ({rate:.0f}/s)   ratio {ratios[-1]:.2f}", flush=True)
    print(f"median ratio {statistics.median(ratios):.2f}   (freshet, median {statistics.median(each):.2f} µs/GET)")
finally:
    nginx.terminate()
    nginx.wait()
