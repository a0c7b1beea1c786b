"""Measures a start of the demo: when each line comes, and what memory and processor time it takes.

    python3 bench/demo_start.py /tmp/demo-home 8099 --clean

Starts `./touchstone demo --home HOME --port PORT [OPTION...]` on what is built, prints each of its
lines after the seconds since the start, stops it when it is ready, and prints the peak of memory
(sum over the launcher, the application, PostgreSQL and OPA of the proportional set size, PSS, which
counts a shared page once, and of the resident set size, RSS, which counts it in every process),
processor seconds by program, and the load of the machine before and after. Linux only; needs
nothing but Python.
"""

import os
import signal
import subprocess
import sys
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")


def family(root):
    """The processes below a process: (pid, program, processor seconds)."""
    children, facts = {}, {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                name, rest = stat.read().split("(", 1)[1].rsplit(")", 1)
            command = open(f"/proc/{pid}/cmdline").read()
        except OSError:
            continue
        fields = rest.split()
        if not command:
            continue  # it has ended; its parent has not looked yet
        if name == "java":
            name = "application" if "\0-jar\0" in command else "launcher"
        children.setdefault(int(fields[1]), []).append(int(pid))
        facts[int(pid)] = (name, (int(fields[11]) + int(fields[12])) / TICKS)
    found, left = [], [root]
    while left:
        pid = left.pop()
        left += children.get(pid, [])
        if pid in facts:
            found.append((pid, *facts[pid]))
    return found


def memory(pid):
    sizes = {"Pss": 0, "Rss": 0}
    try:
        with open(f"/proc/{pid}/smaps_rollup") as lines:
            for line in lines:
                key = line.split(":")[0]
                if key in sizes:
                    sizes[key] = int(line.split()[1]) / 1024
    except OSError:
        pass  # it has ended
    return sizes


class Watch(threading.Thread):
    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.began = root, time.time()
        self.peak, self.seconds = {"Pss": 0}, {}

    def run(self):
        while True:
            total, by_program, seconds = {"Pss": 0, "Rss": 0}, {}, {}
            for pid, name, spent in family(self.root):
                seconds[name] = seconds.get(name, 0) + spent
                sizes = memory(pid)
                for key in total:
                    total[key] += sizes[key]
                by_program[name] = by_program.get(name, 0) + sizes["Pss"]
            if total["Pss"] > self.peak["Pss"]:
                self.peak = {**total, "at": time.time() - self.began, "by": by_program}
            for name, spent in seconds.items():
                self.seconds[name] = max(spent, self.seconds.get(name, 0))
            time.sleep(1)


def load():
    return " ".join(open("/proc/loadavg").read().split()[:3])


def main():
    home, port, *options = sys.argv[1:]
    print("load before:", load())
    launcher = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "touchstone")
    began = time.time()
    demo = subprocess.Popen(
        [launcher, "demo", "--home", home, "--port", port, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell that runs this in the background would have its programs ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    watch = Watch(demo.pid)
    watch.start()
    for line in demo.stdout:
        print(f"{time.time() - began:6.1f} s  {line}", end="", flush=True)
        if line.startswith("Ready after"):
            time.sleep(2)
            demo.send_signal(signal.SIGINT)
    print("exit status:", demo.wait())
    peak = watch.peak
    by = ", ".join(f"{name} {size:.0f}" for name, size in peak.get("by", {}).items() if size > 1)
    print(f"peak after {peak.get('at', 0):.0f} s: PSS {peak['Pss']:.0f} MiB ({by}), RSS {peak.get('Rss', 0):.0f} MiB")
    print("processor seconds:", ", ".join(f"{n} {s:.0f}" for n, s in watch.seconds.items() if s >= 1))
    print("load after:", load())


if __name__ == "__main__":
    main()
