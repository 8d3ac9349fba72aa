"""What a soak has to hold: nothing grows, nothing stays, nobody was forgotten."""

import dataclasses

from ..targets import Verdict
from . import trend
from .series import AFTER, CLOSED

# What may not grow: figure, its name, unit, units a minute, and units in all below which no growth counts.
GROWTH = [
    ("heap_mb", "heap after a collection", " MB", 0.2, 4),
    ("rss_mb", "resident memory", " MB", 1.5, 24),
    ("rss_anon_mb", "anonymous resident memory", " MB", 1.5, 24),
    ("classes", "classes", "", 10, 200),
    ("os_threads", "threads of the process", "", 0.2, 3),
    ("platform_threads", "threads of the JVM", "", 0.2, 3),
    ("virtual_threads", "virtual threads", "", 0.5, 5),
    ("descriptors", "descriptors", "", 0.2, 3),
    ("handles", "native handles", "", 0.2, 3),
    ("subscribers", "subscribers", "", 0.2, 3),
    ("log_mb", "log", " MB", 0.5, 2),
]
# What the native library keeps of a room that is left counts as its own, if the processes without Java keep as much.
NATIVE = {"rss_mb", "rss_anon_mb"}
# What there is more of, the more it keeps: rooms that are left, and the tracks that were published or subscribed to in them.
KEPT_FOR = {"joins": "join", "tracks_left": "track"}
# What is left when all is closed but the native library.
LEFT = [("handles", "native handles"), ("handles_uneven", "handles created, neither live nor released"), ("subscribers", "subscribers")]
# What is back to where it was when nothing but the library was open.
BACK = [("os_threads", "threads of the process"), ("platform_threads", "threads of the JVM"), ("descriptors", "descriptors")]
# Of these faults there is none.
FAULTS = {
    "SILENCE": "good users who got nothing for too long",
    "HANG": "what did not end",
    "SURPRISE": "undocumented failures",
    "UNANSWERED": "futures never completed",
    "DEATH": "deaths of the process",
    "LOG": "forged log lines and secrets in the log",
}


@dataclasses.dataclass(frozen=True)
class Judged:
    client: str
    verdict: Verdict
    figure: str = ""


def native_mb(controls, figure):
    """What the native library keeps for each of `KEPT_FOR`, by the growth of two controls, of which one has no tracks."""
    counts = [[control.pace(counter) for counter in KEPT_FOR] for control in controls]
    return dict(zip(KEPT_FOR, least_squares(counts, [trend.steady(control.points(figure)) for control in controls])))


def least_squares(counts, growth):
    """How much each of two counted things grows, which is never less than nothing, from two lines of counts and the growth of each."""
    (j1, t1), (j2, t2) = counts
    s1, s2 = growth
    determinant = j1 * t2 - j2 * t1
    if determinant:
        both = (s1 * t2 - s2 * t1) / determinant, (j1 * s2 - j2 * s1) / determinant
        if min(both) >= 0:
            return both
    alone = [(_alone((j1, j2), growth), 0.0), (0.0, _alone((t1, t2), growth))]
    return min(alone, key=lambda each: sum((s - each[0] * j - each[1] * t) ** 2 for (j, t), s in zip(counts, growth)))


def _alone(counts, growth):
    squares = sum(count * count for count in counts)
    return sum(count * each for count, each in zip(counts, growth)) / squares if squares else 0.0


def judge(series, controls):
    """All verdicts on one client."""
    found = [Judged(series.client, _growth(series, controls, *limit), limit[0]) for limit in GROWTH]
    found += [Judged(series.client, _left(series, *figure)) for figure in LEFT]
    found += [Judged(series.client, _gone(series))]
    found += [Judged(series.client, _back(series, *figure)) for figure in BACK]
    return found + [Judged(series.client, _faults(series, kind, text)) for kind, text in FAULTS.items()]


def _growth(series, controls, figure, name, unit, slope, amount):
    less = native_mb(controls, figure) if figure in NATIVE else {}
    kept = " and ".join(f"{mb:.2f}{unit} a {KEPT_FOR[counter]}" for counter, mb in less.items() if mb)
    text = f"{series.client}: growth of {name}{f' beside {kept} of the native library' if kept else ''}"
    limit = f"≤ {slope:g}{unit} a minute, or {amount:g}{unit} in all"
    measured = trend.of(series.points(figure, less=less))
    if measured is None:
        return Verdict(text, limit, "", None)
    value = f"{measured.slope:.3g}{unit} a minute, by chance {measured.chance:.2g}"
    if kept:
        value += f"; {trend.of(series.points(figure)).slope:.3g}{unit} with it"
    return Verdict(text, limit, value, not measured.grows(slope, amount))


def _left(series, figure, name):
    return _at_most(f"{series.client}: {name} left when all is closed", series.phase(CLOSED), figure, 0)


def _gone(series):
    return _at_most(f"{series.client}: threads of the library left at the end", series.phase(AFTER), "livekit_threads", 0)


def _back(series, figure, name):
    rests = series.rests()
    text = f"{series.client}: {name} at the end, over the first rest"
    return _at_most(text, series.phase(AFTER), figure, int(rests[0][figure]) if rests else None)


def _at_most(text, rows, figure, limit):
    if not rows or limit is None:
        return Verdict(text, f"≤ {limit}", "", None)
    value = int(rows[-1][figure])
    return Verdict(text, f"≤ {limit}", str(value), value <= limit)


def _faults(series, kind, text):
    count = sum(fault.kind == kind for fault in series.faults)
    return Verdict(f"{series.client}: {text}", "≤ 0", str(count), count == 0)
