"""A soak as a picture: a panel for each figure, a line for each client, over the minutes. Dots are rests, which the trends are about; marks
below are faults; a title in red has missed its limit."""

import html

from ..picture import COLOURS, number
from .series import REST

COLUMNS, WIDTH, HEIGHT, GAP_X, GAP_Y, TOP = 3, 330, 120, 90, 56, 84
# Figure, its title, and whether it is a counter, of which the change in a second is drawn.
PANELS = [
    ("heap_mb", "heap after a collection, MB", False), ("rss_mb", "resident memory, MB", False),
    ("rss_anon_mb", "anonymous resident memory, MB", False), ("metaspace_mb", "metaspace, MB", False),
    ("code_mb", "compiled code, MB", False), ("classes", "classes", False),
    ("os_threads", "threads of the process", False), ("platform_threads", "threads of the JVM", False),
    ("virtual_threads", "virtual threads", False), ("descriptors", "descriptors", False), ("handles", "native handles", False),
    ("subscribers", "subscribers", False), ("rooms", "rooms", False), ("streams", "streams", False),
    ("pending", "futures not done", False), ("events", "native events a second", True), ("frames", "frames a second", True),
    ("dropped_frames", "frames dropped a second", True), ("room_events", "room events a second", True),
    ("tracks", "tracks published or subscribed to a second", True), ("calls", "calls a second", True), ("misdeeds", "misdeeds of users' code a second", True),
    ("warnings", "warnings a second", True),
    ("silence_ms", "longest silence of a control, ms", False),
]
TOTALS = ["calls", "refused", "joins", "reconnects", "tracks", "frames", "dropped_frames", "events", "routed", "unwanted", "failed_events", "lost_events",
          "lost_logs", "panics", "control_dropped", "audio_dropped", "video_dropped", "data_dropped", "room_events", "misdeeds", "beats",
          "warnings", "errors", "handles_created"]


def draw(found, judged, result):
    rows = -(-len(PANELS) // COLUMNS)
    width, height = COLUMNS * (WIDTH + GAP_X) + 20, TOP + rows * (HEIGHT + GAP_Y)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="20" y="24" font-size="15">A soak of {result["minutes"]:g} min, seed {result["seed"]}, '
        f'{html.escape(result["machine"]["date"])}</text>', *_legend(found)]
    missed = {each.figure for each in judged if each.verdict.met is False}
    for place, (figure, title, counter) in enumerate(PANELS):
        x = GAP_X - 20 + place % COLUMNS * (WIDTH + GAP_X)
        y = TOP + place // COLUMNS * (HEIGHT + GAP_Y)
        parts.append(f'<g transform="translate({x} {y})">')
        parts += _panel(found, figure, title, counter, "#c00" if figure in missed else "#000")
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _legend(found):
    for place, one in enumerate(found):
        yield f'<text x="{20 + 140 * place}" y="46" fill="{COLOURS[place + 1]}" font-size="13">{html.escape(one.client)}</text>'


def _panel(found, figure, title, counter, colour):
    lines = [(one, _rates(one.rows, figure) if counter else [(row["seconds"], row[figure], row["phase"]) for row in one.rows])
             for one in found if one.rows and figure in one.rows[0]]
    yield f'<text x="0" y="-8" fill="{colour}" font-size="12">{title}</text>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fafafa" stroke="#ddd"/>'
    points = [point for _, line in lines for point in line]
    if not points:
        return
    end = max(at for at, _, _ in points) or 1
    low, high = min(value for _, value, _ in points), max(value for _, value, _ in points)
    span = high - low or 1
    for value in (low, high):
        yield f'<text x="-5" y="{_y(value, low, span) + 4:.1f}" text-anchor="end" fill="#666">{number(value)}</text>'
    yield f'<text x="{WIDTH}" y="{HEIGHT + 22}" text-anchor="end" fill="#666">{end / 60:.0f} min</text>'
    for one, line in lines:
        ink = COLOURS[found.index(one) + 1]
        path = " ".join(f"{at / end * WIDTH:.1f},{_y(value, low, span):.1f}" for at, value, _ in line)
        yield f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-opacity="0.45"/>'
        for at, value, phase in line:
            if phase == REST:
                yield f'<circle cx="{at / end * WIDTH:.1f}" cy="{_y(value, low, span):.1f}" r="2.2" fill="{ink}"/>'
        for fault in one.faults:
            at = min(WIDTH, max(0, fault.seconds / end * WIDTH))
            yield f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{HEIGHT + 2}" y2="{HEIGHT + 9}" stroke="{ink}" stroke-width="2"/>'


def _rates(rows, figure):
    """A counter that begins anew, as a queue's does that was replaced, has a rate of 0 then."""
    pairs = zip(rows, rows[1:])
    return [(after["seconds"], max(0, after[figure] - before[figure]) / max(0.1, after["seconds"] - before["seconds"]),
             after["phase"]) for before, after in pairs]


def _y(value, low, span):
    return HEIGHT - 4 - (value - low) / span * (HEIGHT - 8)
