"""What the figures have to be: ratios of medians of one run."""

import dataclasses

from . import agents, capture


@dataclasses.dataclass(frozen=True)
class Verdict:
    """`met` is None where the run did not measure it."""

    text: str
    limit: str
    value: str
    met: bool | None

    @property
    def word(self):
        return "not measured" if self.met is None else "PASS" if self.met else "MISS"


class Figures:
    """The medians of a run, by suite, client, case and figure."""

    def __init__(self, results):
        self._results = results

    def of(self, suite, client, case, figure):
        rows = self._results.get(suite, {}).get("rows", [])
        found = next((r["figures"].get(figure) for r in rows if r["client"] == client and r["case"] == case), None)
        if found is None:
            raise LookupError
        return found["median"]

    def all(self, suite, client, figure, where=lambda case: True):
        rows = self._results.get(suite, {}).get("rows", [])
        found = [r["figures"][figure]["median"] for r in rows
                 if r["client"] == client and where(r["case"]) and figure in r["figures"]]
        if not found:
            raise LookupError
        return found


def judge(results):
    figures = Figures(results)
    return [_verdict(*target, figures) for target in TARGETS]


def _verdict(text, compare, limit, unit, compute, figures):
    words = {"<=": "≤", ">=": "≥"}[compare] + f" {limit:g}{unit}"
    try:
        value = compute(figures)
    except LookupError:
        return Verdict(text, words, "", None)
    met = value <= limit if compare == "<=" else value >= limit
    return Verdict(text, words, f"{value:.3g}{unit}" if value < 1000 else f"{value:.0f}{unit}", met)


def _ratio(suite, figure, over, under):
    """The figure of one client and case over that of another one."""
    return lambda f: f.of(suite, *over, figure) / f.of(suite, *under, figure)


def _peers(figures):
    peers = ["predicates", "SubmissionPublisher", "PushStream", "Disruptor", "EventAdmin", "EventAdmin, no timeout"]
    ratios = []
    for count in (8, 64, 512, 4096):
        for peer in peers:
            try:
                ratios.append(figures.of("dispatch", "ours", count, "ns") / figures.of("dispatch", peer, count, "ns"))
            except LookupError:
                continue
    if not ratios:
        raise LookupError
    return max(ratios)


def _floor(count, limit):
    return (f"streams: CPU for each frame over the C floor, N = {count}", "<=", limit, " ×",
            _ratio("streams", "cpu_us", ("ours", count), ("floor", count)))


def _captured(count, frame_ms, client, under, limit):
    """CPU of one frame that is captured over that of another client."""
    case = capture.words(count, frame_ms)
    return (f"capture: CPU for each frame of {frame_ms} ms over {TITLES[under]}, {count} sources, {TITLES[client]}", "<=", limit, " ×",
            _ratio("capture", "cpu_us", (client, case), (under, case)))


def _queue(count, limit):
    return (f"queue: Python's filtered queue over ours, {count} subscribers", ">=", limit, " ×",
            _ratio("queue", "total_us", ("python, filtered", count), ("ours", count)))


def _memory_of_jobs(count):
    return (f"agents: memory of a job over Python's, {count} jobs", "<=", 0.1, " ×",
            _ratio("agents", "memory_mb_job", ("ours", count), ("python", count)))


def _running(case):
    return "stalled" not in case


TITLES = {"floor": "the C floor", "node": "Node's", "python": "Python's", "ours": "a thread for each", "ours, one thread": "one thread"}

TARGETS = [
    ("dispatch: an event nobody wants, heap", "<=", 0.05, " B",
     lambda f: max(f.all("dispatch", "ours, nobody wants it", "bytes"))),
    ("dispatch: an event nobody wants, 4,096 subscribers over 1", "<=", 1.2, " ×",
     _ratio("dispatch", "ns", ("ours, nobody wants it", 4096), ("ours, nobody wants it", 1))),
    ("dispatch: one hot subscriber, 4,096 over 1", "<=", 1.2, " ×",
     _ratio("dispatch", "ns", ("ours, one is hot", 4096), ("ours, one is hot", 1))),
    ("dispatch: rotating, 512 over 1", "<=", 1.6, " ×", _ratio("dispatch", "ns", ("ours", 512), ("ours", 1))),
    ("dispatch: rotating, 4,096 over 1", "<=", 3, " ×", _ratio("dispatch", "ns", ("ours", 4096), ("ours", 1))),
    ("dispatch: ours over the list of predicates, 512", "<=", 0.05, " ×",
     _ratio("dispatch", "ns", ("ours", 512), ("predicates", 512))),
    ("dispatch: ours over the fastest other, from 8 on", "<=", 1, " ×", _peers),
    ("hand-over to a consuming thread, time", "<=", 50, " ns", lambda f: f.of("handover", "ours", "under load", "ns")),
    ("hand-over to a consuming thread, heap", "<=", 4, " B", lambda f: f.of("handover", "ours", "under load", "bytes")),
    ("rooms: an event of one room, among 256 rooms over 1", "<=", 1.2, " ×", _ratio("rooms", "ns", ("ours", 256), ("ours", 1))),
    ("unread: a room event of a kind nobody wants over the end of a stream nobody wants", "<=", 1.5, " ×",
     _ratio("unread", "ns", ("chunk in a room, unwanted", 8), ("end of a stream, unwanted", 8))),
    ("unread: a room event of a kind nobody wants, heap", "<=", 0.05, " B",
     lambda f: max(f.all("unread", "chunk in a room, unwanted", "bytes"))),
    ("unread: a function that reads the bytes and says no, heap", "<=", 0.05, " B",
     lambda f: max(f.all("unread", "chunk in a room, a function says no", "bytes"))),
    _queue(8, 50),
    _queue(64, 100),
    _queue(4096, 5000),
    ("callback: median, N = 256", "<=", 1000, " ns", lambda f: f.of("callback", "ours", 256, "callback_p50_ns")),
    ("callback: 99th percentile, N = 256", "<=", 10000, " ns", lambda f: f.of("callback", "ours", 256, "callback_p99_ns")),
    _floor(16, 1.35),
    _floor(64, 1.35),
    _floor(128, 1.2),
    _floor(512, 1.2),
    _floor(1024, 1.2),
    ("streams: CPU for each frame over Node's, N = 128", "<=", 0.2, " ×",
     _ratio("streams", "cpu_us", ("ours", 128), ("node", 128))),
    ("streams: CPU for each frame over Python's, N = 16", "<=", 0.167, " ×",
     _ratio("streams", "cpu_us", ("ours", 16), ("python", 16))),
    ("streams: CPU for each frame over Python's, N = 64", "<=", 0.167, " ×",
     _ratio("streams", "cpu_us", ("ours", 64), ("python", 64))),
    ("streams: heap for each frame, N from 16 on", "<=", 1100, " B",
     lambda f: max(f.all("streams", "ours", "heap_bytes", lambda case: case >= 16))),
    ("streams: median latency over the C floor's, N = 128", "<=", 1.5, " ×",
     _ratio("streams", "latency_p50_us", ("ours", 128), ("floor", 128))),
    ("streams: 99th percentile of latency over the C floor's, N = 128", "<=", 1.5, " ×",
     _ratio("streams", "latency_p99_us", ("ours", 128), ("floor", 128))),
    ("streams: largest N over the C floor's", ">=", 0.85, " ×",
     _ratio("streams-max", "streams", ("ours", "most"), ("floor", "most"))),
    ("meeting: heap retained, consumers that keep up", "<=", 2, " MB",
     lambda f: max(f.all("meeting", "ours", "retained_mb", _running))),
    ("meeting: events that wait for a stalled consumer of audio", "<=", 50, "",
     lambda f: max(f.all("meeting", "ours", "backlog", lambda case: not _running(case)))),
    ("meeting: control events not delivered", "<=", 0, "", lambda f: max(f.all("meeting", "ours", "lost_control"))),
    ("meeting: handles not released", "<=", 0, "", lambda f: max(map(abs, f.all("meeting", "ours", "unreleased")))),
    ("video: heap for each frame of 1280×720", "<=", 400, " B",
     lambda f: max(f.all("video", "ours", "heap_bytes", lambda case: case.endswith("1280×720")))),
    *(_captured(count, 10, "ours, one thread", "floor", 1.3) for count in (16, 64, 128)),
    *(_captured(count, 10, "ours", "floor", 1.3) for count in (16, 64, 128)),
    *(_captured(count, 10, "ours", peer, 0.5) for count in (16, 64, 128) for peer in ("node", "python")),
    _captured(64, 100, "ours", "node", 0.8),
    ("rooms-many: resident memory of a room, 100 rooms", "<=", 2, " MB", lambda f: f.of("rooms-many", "ours", "100", "memory_mb_room")),
    ("rooms-many: descriptors of a room, 100 rooms", "<=", 5, "", lambda f: f.of("rooms-many", "ours", "100", "descriptors_room")),
    ("rooms-many: threads, 100 rooms over one", "<=", 2, "", lambda f: f.of("rooms-many", "ours", "100", "threads")),
    ("rooms-many: native handles after all rooms were left", "<=", 0, "",
     lambda f: max(f.all("rooms-many", "ours", "handles_left"))),
    ("agents: 20 jobs over two JVMs, one killed: those that did not run exactly as often as they must", "<=", 0, "",
     lambda f: f.of("agents", "ours", agents.TAKEOVER, "wrong")),
    ("agents: 20 jobs over two JVMs, one killed: until the last one runs again", "<=", 30, " s",
     lambda f: f.of("agents", "ours", agents.TAKEOVER, "takeover_s")),
    *(_memory_of_jobs(count) for count in (40, 100)),
]
