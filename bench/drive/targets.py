"""What the figures have to be: ratios of medians of one run."""

import dataclasses

from . import agents, capture, recording, tools, tools_pictures


@dataclasses.dataclass(frozen=True)
class Verdict:
    """`met` is None where the run did not measure it."""

    text: str
    limit: str
    value: str
    met: bool | None

    @property
    def suite(self):
        return self.text.split(":")[0]

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


def _handed_over(count):
    return (f"streams: CPU for each frame over the C client that hands over as ours does, N = {count}", "<=", 1.1, " ×",
            _ratio("streams", "cpu_us", ("ours", count), ("floor, handed over", count)))


def _callback(words, figure, limit):
    return (f"callback: {words} over that of the C client that hands over as ours does, N = 256", "<=", limit, " ×",
            _ratio("callback", figure, ("ours", 256), ("floor, handed over", 256)))


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


def _taken_over(how, case):
    return (f"agents: 20 jobs over two JVMs, one {how}: those that did not run exactly as often as they must", "<=", 0, "",
            lambda f: f.of("agents", "ours", case, "wrong")), \
           (f"agents: 20 jobs over two JVMs, one {how}: until the last one runs again, over the server's own time to miss one", "<=", 1.5, " ×",
            lambda f: f.of("agents", "ours", case, "takeover_s") / SERVER_MISSES_S)


def _tool(case, limit, suite="tools"):
    """CPU of a tool over that of Python's."""
    return f"{suite}: CPU of {case} over Python's", "<=", limit, " ×", _ratio(suite, "cpu_us", ("ours", case), ("python", case))


def _startup(how, client, limit):
    return (f"startup: until the first frame over Python's, {how}", "<=", limit, " ×",
            _ratio("startup", "ms", (client, "one stream"), ("python", "one stream")))


# After this time LiveKit's server misses an agent that was killed.
SERVER_MISSES_S = 20


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
    ("handover: time to a consuming thread over that of JCTools' queue", "<=", 1.25, " ×",
     _ratio("handover", "ns", ("ours", "under load"), ("JCTools with work in progress", "under load"))),
    ("handover: heap of an event on its way to a consuming thread", "<=", 4, " B",
     lambda f: f.of("handover", "ours", "under load", "bytes")),
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
    _callback("median", "callback_p50_ns", 2),
    _callback("99th percentile", "callback_p99_ns", 1.3),
    *(_handed_over(count) for count in (64, 128, 512)),
    ("streams: CPU for each frame, handed over with reuse, over the C floor, which hands nothing over, N = 128", "<=", 1.3, " ×",
     _ratio("streams", "cpu_us", ("ours, frames reused", 128), ("floor", 128))),
    ("streams: CPU for each frame, on the native thread, over the C floor, which is there too, N = 128", "<=", 1.12, " ×",
     _ratio("streams", "cpu_us", ("ours, on the native thread", 128), ("floor", 128))),
    ("streams: CPU for each frame over Node's, N = 128", "<=", 0.2, " ×",
     _ratio("streams", "cpu_us", ("ours", 128), ("node", 128))),
    ("streams: CPU for each frame over Python's, N = 16", "<=", 0.167, " ×",
     _ratio("streams", "cpu_us", ("ours", 16), ("python", 16))),
    ("streams: CPU for each frame over Python's, N = 64", "<=", 0.167, " ×",
     _ratio("streams", "cpu_us", ("ours", 64), ("python", 64))),
    ("streams: heap for each frame, N from 16 on", "<=", 1100, " B",
     lambda f: max(f.all("streams", "ours", "heap_bytes", lambda case: case >= 16))),
    ("streams: heap for each frame with reuse, N = 128", "<=", 64, " B",
     lambda f: f.of("streams", "ours, frames reused", 128, "heap_bytes")),
    ("streams: median latency over that of the C client that hands over as ours does, N = 128", "<=", 1.1, " ×",
     _ratio("streams", "latency_p50_us", ("ours", 128), ("floor, handed over", 128))),
    ("streams: 99th percentile of latency over the C floor's, which hands nothing over, N = 128", "<=", 1.5, " ×",
     _ratio("streams", "latency_p99_us", ("ours", 128), ("floor", 128))),
    ("streams-max: largest N over that of the C floor, which hands nothing over", ">=", 0.8, " ×",
     _ratio("streams-max", "streams", ("ours", "most"), ("floor", "most"))),
    ("meeting: heap retained, consumers that keep up", "<=", 2, " MB",
     lambda f: max(f.all("meeting", "ours", "retained_mb", _running))),
    ("meeting: 99th percentile of the lag at 20 × real time over that of Python's filtered queue", "<=", 1, " ×",
     _ratio("meeting", "lag_p99_us", ("ours", "20 × real time"), ("python, filtered", "20 × real time"))),
    ("meeting: events that wait for a stalled consumer of audio", "<=", 50, "",
     lambda f: max(f.all("meeting", "ours", "backlog", lambda case: not _running(case)))),
    ("meeting: control events not delivered", "<=", 0, "", lambda f: max(f.all("meeting", "ours", "lost_control"))),
    ("meeting: handles not released", "<=", 0, "", lambda f: max(map(abs, f.all("meeting", "ours", "unreleased")))),
    ("video: 99th percentile of latency over Node's, 4 × 640×360", "<=", 1, " ×",
     _ratio("video", "latency_p99_us", ("ours", "4 × 640×360"), ("node", "4 × 640×360"))),
    ("video: heap for each frame of 1280×720", "<=", 400, " B",
     lambda f: max(f.all("video", "ours", "heap_bytes", lambda case: case.endswith("1280×720")))),
    *(_captured(count, 10, "ours, one thread", "floor", 1.3) for count in (16, 64, 128)),
    *(_captured(count, 10, "ours", "floor", 1.3) for count in (16, 64, 128)),
    *(_captured(count, 10, "ours", peer, 0.5) for count in (16, 64, 128) for peer in ("node", "python")),
    _captured(64, 100, "ours", "node", 0.8),
    *(_tool(tools.resampling(quality), 1) for quality in ("quick", "high")),
    *(_tool(tools.mixing(sources), 0.1) for sources in tools.SOURCES),
    *(_tool(tools.processing(part), 1) for part in ("noise", "all")),
    *(_tool(tools_pictures.words(tools_pictures.TO_BGRA, size), 1, "tools-pictures") for size in tools_pictures.SIZES),
    _startup("with the recipe that ships", "ours", 1.5),
    _startup("with the JVM's defaults", "ours, defaults", 2.8),
    _startup("in Felix", "ours, in Felix", 4),
    ("startup: resident memory of the smallest program that hears one stream", "<=", 80, " MB",
     lambda f: f.of("startup", "ours", "one stream", "rss_mb")),
    ("rooms-many: resident memory of a room, 100 rooms", "<=", 2, " MB", lambda f: f.of("rooms-many", "ours", "100", "memory_mb_room")),
    ("rooms-many: descriptors of a room, 100 rooms", "<=", 5, "", lambda f: f.of("rooms-many", "ours", "100", "descriptors_room")),
    ("rooms-many: threads, 100 rooms over one", "<=", 2, "", lambda f: f.of("rooms-many", "ours", "100", "threads")),
    ("rooms-many: native handles after all rooms were left", "<=", 0, "",
     lambda f: max(f.all("rooms-many", "ours", "handles_left"))),
    *_taken_over("killed", agents.TAKEOVER),
    *_taken_over("frozen", agents.FREEZE),
    *(_memory_of_jobs(count) for count in (40, 100)),
    ("recording: share of a core for five voices, mixed, Opus", "<=", 0.25, "", lambda f: f.of("recording", "ours", recording.MIXED, "core")),
    ("recording: share of a core for ten voices, a file each, over that of hearing them", "<=", 0.2, "",
     lambda f: f.of("recording", "ours", recording.SEPARATE, "core") - f.of("recording", "ours", recording.HEARD, "core")),
]
