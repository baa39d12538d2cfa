"""What the measuring scripts share: the program measured, a run with its time and peak memory, the machine."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("COLLOQUY", ROOT / "build" / "release" / "colloquy"))


class Run:
    """One finished process: seconds of wall clock and of CPU, peak resident memory in MB, what it printed."""

    def __init__(self, command):
        out = open(os.devnull, "wb") if "mdbook" in str(command[0]) else subprocess.PIPE
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=subprocess.DEVNULL, text=True)
        self.out = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak_mb = usage.ru_maxrss / 1024
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}\nended with status {process.returncode}")


def one_conversation(to):
    """The demonstration course without its sound, cut down to the conversation of its first lesson: nothing else is spoken."""
    shutil.copytree(ROOT / "courses" / "therapeutic-relationship", to, ignore=shutil.ignore_patterns("spoken", "glossary.md"))
    first, *others = [path for path in sorted(to.rglob("[0-9]*/[0-9]-*.md")) if path.name != "index.md"]
    for path in others:
        path.unlink()
    text = first.read_text()
    first.write_text(text[:text.index("\n## Overview")] + "\n")


def on_cpu(pid):
    """Microseconds that all threads of the process have run, by the scheduler's own account."""
    return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1000


def resident_mb(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def machine(when):
    print(f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} {when}", flush=True)


def row(what, ours, peer="", ratio="", goal=""):
    print(f"| {what} | {ours} | {peer} | {ratio} | {goal} |", flush=True)
