"""Whether a series grows without end: how fast, and whether that can be chance.

A series is cut into blocks of equal length, and of each only the least value counts: that is what stays, whatever comes and goes. One step
between two blocks is forgiven, the largest, because caches and arenas grow once. What is left is measured with Theil and Sen's slope, which
no outlier bends, and tested with Mann and Kendall's test, which asks for no shape but growth.
"""

import dataclasses
import math
import statistics

BLOCKS = 12
FEWEST_BLOCKS = 6
CHANCE = 0.01


@dataclasses.dataclass(frozen=True)
class Trend:
    """`slope` is in units a minute, `amount` in units over the whole series; `chance` is how likely a series without growth looks so."""

    slope: float
    amount: float
    chance: float

    def grows(self, slope, amount):
        """Whether it is no chance and adds up to something."""
        return self.chance < CHANCE and self.slope > slope and self.amount > amount


def of(points):
    """The trend of (minutes, value); None if there are too few."""
    blocks = _blocks(sorted(points))
    if len(blocks) < FEWEST_BLOCKS:
        return None
    minutes = [at for at, _ in blocks]
    values = without_largest_step([value for _, value in blocks])
    slope = theil_sen(minutes, values)
    return Trend(slope, slope * (minutes[-1] - minutes[0]), mann_kendall(values))


def steady(points):
    """How fast what is known to grow steadily does so, in units a minute; 0 if it may not grow. No step is forgiven: it would be one of the growth."""
    blocks = _blocks(sorted(points))
    if len(blocks) < FEWEST_BLOCKS or mann_kendall([value for _, value in blocks]) >= CHANCE:
        return 0.0
    return max(0.0, theil_sen([at for at, _ in blocks], [value for _, value in blocks]))


def _blocks(points):
    """For each block the mean of its times and its least value."""
    count = min(BLOCKS, len(points))
    cuts = [len(points) * i // count for i in range(count + 1)] if count else []
    blocks = [points[start:end] for start, end in zip(cuts, cuts[1:])]
    return [(statistics.fmean(at for at, _ in block), min(value for _, value in block)) for block in blocks]


def without_largest_step(values):
    steps = [after - before for before, after in zip(values, values[1:])]
    largest = max(range(len(steps)), key=steps.__getitem__)
    rise = max(0, steps[largest])
    return values[:largest + 1] + [value - rise for value in values[largest + 1:]]


def theil_sen(times, values):
    """The median of the slopes between all pairs."""
    count = len(values)
    return statistics.median((values[j] - values[i]) / (times[j] - times[i]) for i in range(count) for j in range(i + 1, count))


def mann_kendall(values):
    """How likely so many pairs grow by chance: one-sided, by the normal approximation with ties."""
    count = len(values)
    score = sum(_sign(values[j] - values[i]) for i in range(count) for j in range(i + 1, count))
    ties = (values.count(value) for value in set(values))
    variance = (count * (count - 1) * (2 * count + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    if variance == 0:
        return 1.0
    z = (score - _sign(score)) / math.sqrt(variance)
    return 0.5 * math.erfc(z / math.sqrt(2))


def _sign(number):
    return (number > 0) - (number < 0)
