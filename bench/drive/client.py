"""Runs one client process and records what else the machine was doing."""

import json
import os
import resource
import subprocess
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# Processor time is told in ticks; less than a few of them may be none.
UNCERTAIN_SECONDS = 5 / TICKS


class Failure(Exception):
    """A client that printed no figures."""


class Others:
    """The share of all cores that other processes use than this one and those of its children that have ended."""

    def __init__(self):
        self._busy, self._own, self.started_ns = _busy_seconds(), _children_seconds(), time.monotonic_ns()

    def load(self):
        elapsed = (time.monotonic_ns() - self.started_ns) / 1e9
        other = _busy_seconds() - self._busy - (_children_seconds() - self._own)
        return round(max(0.0, (other - UNCERTAIN_SECONDS) / elapsed / os.cpu_count()), 3)


def run(command, environment=None, cwd=None, timeout=300):
    """The JSON object that the client printed last, with `started_ns` and `other_load`: the share of all cores that other
    processes used meanwhile."""
    others = Others()
    try:
        process = subprocess.run(command, env={**os.environ, **(environment or {})}, cwd=cwd, timeout=timeout,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    except subprocess.TimeoutExpired:
        raise Failure(f"no result within {timeout} s") from None
    other_load = others.load()
    lines = [line for line in process.stdout.splitlines() if line.startswith("{")]
    if not lines:
        words = (process.stderr.strip() or process.stdout.strip() or "nothing printed").splitlines()[-1]
        raise Failure(f"exit code {process.returncode}: {words}")
    figures = json.loads(lines[-1])
    figures["started_ns"] = others.started_ns
    figures["other_load"] = other_load
    return figures


def _busy_seconds():
    """Of all processes, those that have ended included, as the scheduler has counted it. The total of `/proc/stat` is sampled by a clock,
    which is wrong by much where what is measured wakes up with that clock."""
    total = 0
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = process.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        total += sum(map(int, fields[11:15]))
    return total / TICKS


def _children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    mine = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime + mine.ru_utime + mine.ru_stime
