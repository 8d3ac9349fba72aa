"""Processes that do jobs of agents, ours and Python's, as they are seen from outside."""

import collections
import os
import pathlib
import subprocess
import threading
import time

from . import client

TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 120


class Worker:
    """It prints `ready`, and `accepted ROOM NANOS` and `joined ROOM NANOS` for each job, by the clock that cannot be set."""

    def __init__(self, processes, command, environment, log):
        self.process = processes.start(command, environment, log, subprocess.PIPE)
        self._log = log
        self._changed = threading.Condition()
        self._ready = False
        self.accepted, self.joined = collections.defaultdict(list), collections.defaultdict(list)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            words = line.decode().split()
            with self._changed:
                if words == ["ready"]:
                    self._ready = True
                elif len(words) == 3 and words[0] in ("accepted", "joined"):
                    getattr(self, words[0])[words[1]].append(int(words[2]))
                self._changed.notify_all()

    def await_ready(self):
        if not self.wait(lambda: self._ready, START_SECONDS):
            raise client.Failure(f"a worker is not ready after {START_SECONDS} s; see {self._log}")

    def wait(self, condition, seconds):
        """Whether it came true."""
        with self._changed:
            return self._changed.wait_for(condition, seconds)

    def await_rooms(self, rooms, seconds):
        if not self.wait(lambda: all(room in self.joined for room in rooms), seconds):
            lost = sum(room not in self.joined for room in rooms)
            raise client.Failure(f"{lost} of {len(rooms)} jobs were not done within {seconds} s; see {self._log}")

    def memory_mb(self):
        """Of all its processes; what they share is counted once."""
        return sum(_proportional_kb(pid) for pid in self._pids()) / 1024

    def cpu_seconds(self):
        """Of all its processes, those that have ended included."""
        return sum(_cpu_ticks(pid) for pid in self._pids()) / TICKS

    def _pids(self):
        """Those of its session."""
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit() and _is_of_session(int(entry.name), self.process.pid):
                yield int(entry.name)


def _is_of_session(pid, session):
    try:
        return os.getsid(pid) == session
    except ProcessLookupError:
        return False


def _proportional_kb(pid):
    try:
        lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _cpu_ticks(pid):
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(map(int, fields[11:15]))


def until(condition, seconds):
    """Whether it came true; for what several workers do."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()
