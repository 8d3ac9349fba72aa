"""Jobs of agents: what one costs, how fast it begins, and what becomes of those whose JVM is killed."""

import concurrent.futures
import statistics
import time

from . import client, livekit_server, workers
from .context import BENCH, TARGET
from .processes import Processes
from .rounds import Cell
from .workers import Worker

TITLE = "Jobs of agents that join a room and wait"
CASE = "jobs"
FIGURES = [
    ("memory_mb_job", "Memory of each job after the first one", "MB", 2),
    ("memory_mb_first", "Memory of the worker with one job", "MB", 0),
    ("memory_mb", "Memory of the worker with all jobs", "MB", 0),
    ("cpu_ms_start", "CPU to begin a job", "ms", 0),
    ("cpu_ms_idle", "CPU of a job that waits, in each second", "ms", 2),
    ("joined_ms", "From dispatch to joined, one job at a time: median", "ms", 0),
    ("joined_most_ms", "From dispatch to joined, one job at a time: longest", "ms", 0),
    ("accepted_a_second", "Jobs accepted a second, all dispatched at once", "", 1),
    ("joined_a_second", "Jobs joined a second, all dispatched at once", "", 1),
    ("killed_jobs", "Jobs of the JVM that was killed or frozen", "", 0),
    ("wrong", "Of all, jobs that did not run exactly as often as they must", "", 0),
    ("takeover_s", "From then until the last of its jobs runs again", "s", 1),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "memory_mb_job"
NOTE = """Memory is the proportional set size of all processes of a worker: what they share is counted once. Python's worker runs with its
defaults of production, but without a limit of load, so that it takes all jobs; it has a process for each job, and spare ones for the
next. In `20, kill -9` and `20, SIGSTOP` two JVMs have 20 jobs, and one of them is killed, or frozen for good: each of its jobs must run
once more, in the other one, and no other job may. The server itself misses a killed agent after 20 s. The JVMs run with `-Xms16m -Xmx256m -XX:+UseSerialGC`."""

AGENT = "bench"
TAKEOVER = "20, kill -9"
FREEZE = "20, SIGSTOP"
TAKEOVER_JOBS = 20
ONE_BY_ONE = 5
SETTLE_SECONDS = 2
SETTLED = 0.01
LONGEST_SETTLE_SECONDS = 40
JVM = ["-Xms16m", "-Xmx256m", "-XX:+UseSerialGC"]
IDLE_SECONDS = 6
AT_ONCE = 8
LONGEST_TAKEOVER_SECONDS = 120
CALM_SECONDS = 12


def cells(context):
    count = 40 if context.quick else 100
    peers = ["ours"] + ["python"] * bool(context.python_agents)
    found = [Cell(name, count, lambda n=name: _cost(context, n, count)) for name in peers]
    return [*found, Cell("ours", TAKEOVER, lambda: _takeover(context, Processes.kill)),
            Cell("ours", FREEZE, lambda: _takeover(context, Processes.freeze))]


def _start(context, name, processes, administrator):
    if name == "ours":
        command = context.java("org.livekit4j.bench.agents.WorkerClient", AGENT, options=JVM)
    else:
        command = [str(context.python_agents), str(BENCH / "peers" / "agents" / "worker.py"), AGENT]
    return Worker(processes, command, administrator.environment, TARGET / f"agents-{name}.log")


def _measured(measure):
    """The figures, with what others used meanwhile."""
    others = client.Others()
    with Processes() as processes:
        figures = measure(processes)
    return {**figures, "other_load": others.load()}


def _server(context, processes):
    return livekit_server.Administrator(livekit_server.start(context, processes, TARGET / "agents-server.log", 0))


def _cost(context, name, count):
    return _measured(lambda processes: _cost_of(context, name, count, processes))


def _cost_of(context, name, count, processes):
    administrator = _server(context, processes)
    worker = _start(context, name, processes, administrator)
    worker.await_ready()
    _begin(administrator, worker, "first")
    memory, cpu = _settled_memory(worker), worker.cpu_seconds()
    rooms = [f"room-{i}" for i in range(count - 1)]
    alone = [_begin(administrator, worker, room) for room in rooms[:ONE_BY_ONE]]
    rest = rooms[ONE_BY_ONE:]
    start = time.monotonic_ns()
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(lambda room: administrator.dispatch(room, AGENT), rest))
    worker.await_rooms(rest, 30 + 3 * len(rest))
    begun = worker.cpu_seconds()
    total = _settled_memory(worker)
    idle, idle_since = worker.cpu_seconds(), time.monotonic()
    time.sleep(IDLE_SECONDS)
    waited = (worker.cpu_seconds() - idle) / (time.monotonic() - idle_since)
    return {
        "memory_mb_job": (total - memory) / len(rooms), "memory_mb_first": memory, "memory_mb": total,
        "cpu_ms_start": (begun - cpu) * 1e3 / len(rooms), "cpu_ms_idle": waited * 1e3 / count,
        "joined_ms": statistics.median(alone), "joined_most_ms": max(alone),
        "accepted_a_second": _rate(worker.accepted, rest, start), "joined_a_second": _rate(worker.joined, rest, start),
    }


def _settled_memory(worker):
    """When it does not change any more, as far as one waits for that."""
    before = worker.memory_mb()
    deadline = time.monotonic() + LONGEST_SETTLE_SECONDS
    while time.monotonic() < deadline:
        time.sleep(SETTLE_SECONDS)
        now = worker.memory_mb()
        if abs(now - before) < SETTLED * before:
            break
        before = now
    return worker.memory_mb()


def _begin(administrator, worker, room):
    """How long it took, in ms."""
    asked = administrator.dispatch(room, AGENT)
    worker.await_rooms([room], 60)
    return (worker.joined[room][0] - asked) / 1e6


def _rate(told, rooms, start):
    return len(rooms) / ((max(told[room][0] for room in rooms) - start) / 1e9)


def _takeover(context, end):
    return _measured(lambda processes: _takeover_of(context, end, processes))


def _takeover_of(context, end, processes):
    administrator = _server(context, processes)
    both = [_start(context, "ours", processes, administrator) for _ in range(2)]
    for worker in both:
        worker.await_ready()
    rooms = [f"room-{i}" for i in range(TAKEOVER_JOBS)]
    for room in rooms:
        administrator.dispatch(room, AGENT)
    if not workers.until(lambda: all(_runs(both, room) for room in rooms), 60):
        raise client.Failure("not all jobs have begun within 60 s")
    killed, other = sorted(both, key=lambda worker: -len(worker.joined))
    lost = list(killed.joined)
    begun = {room: len(other.joined[room]) for room in rooms}
    at = time.monotonic_ns()
    end(processes, killed.process)
    other.wait(lambda: all(len(other.joined[room]) > begun[room] for room in lost), LONGEST_TAKEOVER_SECONDS)
    time.sleep(CALM_SECONDS)
    processes.kill(killed.process)
    again = {room: other.joined[room][begun[room]:] for room in rooms}
    figures = {"killed_jobs": len(lost), "wrong": sum(len(again[room]) != (room in lost) for room in rooms)}
    if all(again[room] for room in lost):
        figures["takeover_s"] = (max(again[room][0] for room in lost) - at) / 1e9
    return figures


def _runs(both, room):
    return any(room in worker.joined for worker in both)
