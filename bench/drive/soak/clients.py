"""The processes of a soak, and what is found out about them from outside."""

import json
import os
import pathlib
import re
import subprocess
import time

from .. import livekit_server
from ..context import BENCH
from . import series
from .plan import START_SECONDS
from .series import Fault

MAIN = {"plain": "plain.PlainClient", "felix": "felix.FelixClient", "hostile": "plain.PlainClient"}
BUNDLES = BENCH.parent / "cli" / "launcher" / "target" / "livekit4j" / "bundles"
VICTIMS = ["plain", "felix"]
# glibc's arenas grow with each short-lived native thread otherwise; a heap that is all there from the start leaves the rest to be seen.
ENVIRONMENT = {"MALLOC_ARENA_MAX": "2"}
JVM = ["--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED", "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:-UseDynamicNumberOfGCThreads", "-XX:-UseDynamicNumberOfCompilerThreads",
       "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.levelInBrackets=true",
       "-Dorg.slf4j.simpleLogger.showThreadName=false"]
SERVER_SECONDS = 900
SILENT_SECONDS = 60
PYTHON_PEERS, CONTROL_PEERS = 6, 2
# And whether they publish and subscribe.
CONTROLS = {"control": "tracks", "control, no tracks": ""}
TOKEN = re.compile(r"eyJ[\w-]{10,}\.[\w-]{10,}\.")


def rooms(clients):
    """Those into which hostile peers come."""
    return [f"{client}-crowded" for client in VICTIMS if client in clients] or ["crowded"]


def _all_rooms(clients):
    """Those that guests join."""
    return [*rooms(clients), *(f"{client}-calm" for client in VICTIMS if client in clients)]


def start_server(context, processes, folder, clients):
    """What it says of itself: url, key, secret, tokens."""
    return livekit_server.start(context, processes, folder / "server.log", PYTHON_PEERS + CONTROL_PEERS * len(CONTROLS), *_all_rooms(clients))


class Client:
    """A JVM under test."""

    def __init__(self, name, context, processes, folder, plan, server, options):
        self.name = name
        self.faults = []
        self._folder = folder
        self._processes = processes
        self._plan = plan
        self._csv = folder / f"{name}.csv"
        self._log = folder / f"{name}.log"
        self._secret = server["secret"]
        arguments = [name, folder, plan.timetable, options.seed, int(plan.sample_s * 1000), options.only, options.without]
        arguments += {"hostile": rooms(options.clients), "felix": [BUNDLES]}.get(name, [])
        java = context.java(f"org.livekit4j.bench.soak.{MAIN[name]}", *arguments,
                            options=[*JVM, f"-XX:ErrorFile={folder / name}-hs_err.log",])
        environment = ENVIRONMENT | {"LIVEKIT_URL": server["url"], "SOAK_PROXIED_URL": server["proxied"],
                                     "LIVEKIT_API_KEY": server["key"], "LIVEKIT_API_SECRET": server["secret"]}
        self._process = processes.start(java, environment, self._log)

    def running(self):
        return self._process.poll() is None

    def check(self):
        """Ends one in which nothing progresses."""
        written = self._csv.stat().st_mtime if self._csv.exists() else self._plan.start_ms / 1e3
        silent = time.time() - max(written, self._plan.start_ms / 1e3)
        if self.running() and silent > SILENT_SECONDS:
            self._dump()
            self._fault("HANG", f"no sample for {silent:.0f} s; ended, its threads are in {self.name}-hang.txt")
            self._processes.kill(self._process)

    def _dump(self):
        jcmd = pathlib.Path(os.environ["JAVA_HOME"], "bin", "jcmd")
        command = [jcmd, str(self._process.pid), "Thread.dump_to_file", str(self._folder / f"{self.name}-hang.txt")]
        subprocess.run(command, check=False, timeout=30, capture_output=True)

    def end(self):
        """Ends one that is late."""
        if self.running():
            self._dump()
            self._fault("HANG", f"it does not end; ended, its threads are in {self.name}-hang.txt")
            self._processes.kill(self._process)

    def series(self):
        """What it has written, with the faults that are seen from outside when it has ended."""
        code = self._process.poll()
        if code != 0 and not self.faults:
            self._fault("DEATH", f"exit code {code}; see {self._log}")
        log = self._log.read_text(encoding="utf-8", errors="replace")
        forged = sum(line.startswith("[FORGED]") for line in log.splitlines())
        if forged:
            self._fault("LOG", f"{forged} lines of the log were written by a peer")
        if self._secret in log or TOKEN.search(log):
            self._fault("LOG", "a key or token is in the log")
        found = series.read(self._folder, self.name)
        found.faults += self.faults
        return found

    def _fault(self, kind, text):
        self.faults.append(Fault(time.time() - self._plan.start_ms / 1e3, kind, text))


def _tokens(server, names, first, end):
    return json.dumps({name: server["tokens"][name][first:end] for name in names})


def start_controls(context, processes, folder, plan, server, seed):
    """Python's SDK, over the same native library: they join and leave the rooms, and their memory is the library's alone."""
    for place, (name, tracks) in enumerate(CONTROLS.items()):
        first = PYTHON_PEERS + place * CONTROL_PEERS
        arguments = (plan.timetable, seed + place, folder / f"{name}.csv", tracks)
        environment = ENVIRONMENT | {"LIVEKIT_URL": server["url"], "SOAK_PROXIED_URL": server["proxied"],
                                     "SOAK_TOKENS": _tokens(server, server["tokens"], first, first + CONTROL_PEERS)}
        processes.start(context.python_script("control.py", *arguments), environment, folder / f"{name}.log")


class Peers:
    """Hostile Python peers, of which one follows the other: they leave without a word."""

    def __init__(self, context, processes, folder, plan, server, seed, victims):
        self._start = lambda number: processes.start(
            context.python_script("hostile.py", plan.timetable, seed + number),
            {"LIVEKIT_URL": server["url"], "SOAK_TOKENS": _tokens(server, victims, 0, PYTHON_PEERS)}, folder / "python.log")
        self._plan = plan
        self._number = 0
        self._process = None
        self._again = time.time() + START_SECONDS

    def check(self):
        if time.time() < self._again or time.time() > self._plan.end:
            return
        if self._process is None or self._process.poll() is not None:
            self._number += 1
            self._process = self._start(self._number)
            self._again = time.time() + 2
