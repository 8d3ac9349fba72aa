"""Results as a picture: lines over the number of streams or subscribers, else bars; both on logarithmic scales."""

import html
import math

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 860, 460, 80, 50, 250, 50
COLOURS = ["#444444", "#0b6e4f", "#d1495b", "#edae49", "#00798c", "#8e5aa8", "#5c9ead", "#b56576", "#6d9f3a", "#30638e",
           "#c97b3c"]


def draw(suite, result):
    title, unit = next((title, unit) for figure, title, unit, _ in suite.FIGURES if figure == suite.PICTURE)
    rows = [row for row in result["rows"] if suite.PICTURE in row["figures"]]
    points = [(row["client"], row["case"], row["figures"][suite.PICTURE]) for row in rows]
    numeric = len({case for _, case, _ in points}) > 1 and all(isinstance(case, int) for _, case, _ in points)
    body = (_lines if numeric else _bars)(points)
    heading = html.escape(f"{suite.TITLE}: {title}{', ' + unit if unit else ''}")
    height = max(HEIGHT, 0 if numeric else TOP + BOTTOM + 22 * len(points))
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        f'<text x="{WIDTH / 2}" y="24" text-anchor="middle" font-size="15">{heading}</text>', *body,
        f'<text x="{LEFT}" y="{height - 10}" fill="#666">{html.escape(result["machine"]["date"])}, median, '
        f'least and most; logarithmic scale</text>', "</svg>", ""])


class Scale:
    """Maps positive values to pixels by their logarithm, from a power of ten to another one."""

    def __init__(self, values, start, end):
        positive = [value for value in values if value > 0] or [1]
        self.low = math.floor(math.log10(min(positive)))
        self.high = max(self.low + 1, math.ceil(math.log10(max(positive))))
        self._start, self._end = start, end

    def __call__(self, value):
        at = math.log10(max(value, 10 ** self.low))
        return self._start + (at - self.low) / (self.high - self.low) * (self._end - self._start)

    def ticks(self):
        return [10 ** power for power in range(self.low, self.high + 1)]


def _lines(points):
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    y = Scale([v for _, _, figure in points for v in figure.values()], bottom, TOP)
    cases = sorted({case for _, case, _ in points})
    x = {case: LEFT + 20 + (right - LEFT - 40) * place / (len(cases) - 1) for place, case in enumerate(cases)}
    for tick in y.ticks():
        yield f'<line x1="{LEFT}" x2="{right}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{number(tick)}</text>'
    for case in cases:
        yield f'<text x="{x[case]:.1f}" y="{bottom + 16}" text-anchor="middle">{case:,}</text>'
    for place, client in enumerate(dict.fromkeys(client for client, _, _ in points)):
        colour = COLOURS[place % len(COLOURS)]
        own = [(x[case], figure) for name, case, figure in points if name == client]
        path = " ".join(f"{at:.1f},{y(figure['median']):.1f}" for at, figure in own)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for at, figure in own:
            yield _whisker(at, y(figure["min"]), at, y(figure["max"]), colour)
            yield f'<circle cx="{at:.1f}" cy="{y(figure["median"]):.1f}" r="3.5" fill="{colour}"/>'
        yield f'<text x="{right + 12}" y="{TOP + 14 + 18 * place}" fill="{colour}">{html.escape(client)}</text>'


def _bars(points):
    left, right = LEFT + RIGHT + 30, WIDTH - 90
    x = Scale([v for _, _, figure in points for v in figure.values()], left, right)
    clients = list(dict.fromkeys(client for client, _, _ in points))
    for place, (client, case, figure) in enumerate(points):
        top = TOP + 22 * place
        colour = COLOURS[clients.index(client) % len(COLOURS)]
        label = html.escape(f"{client}, {case}" if len({c for _, c, _ in points}) > 1 else client)
        yield f'<text x="{left - 8}" y="{top + 13}" text-anchor="end">{label}</text>'
        width = max(1, x(figure["median"]) - left)
        yield f'<rect x="{left}" y="{top}" width="{width:.1f}" height="17" fill="{colour}"/>'
        yield _whisker(x(figure["min"]), top + 8, x(figure["max"]), top + 8, "#000")
        yield f'<text x="{x(figure["max"]) + 6:.1f}" y="{top + 13}">{number(figure["median"])}</text>'


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _whisker(x1, y1, x2, y2, colour):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-opacity="0.5"/>'
