"""The rounds of a soak, as the driver has planned them."""

import time


class Timetable:
    """Of START_MS:ROUND_MS:REST_MS:ROUNDS, from the clock."""

    def __init__(self, text):
        start, length, rest, rounds = map(int, text.split(":"))
        self._start, self._round, self._rest, self._end = start / 1e3, length / 1e3, rest / 1e3, (start + length * rounds) / 1e3

    def elapsed(self):
        return time.time() - self._start

    def round(self):
        return int(self.elapsed() // self._round)

    def resting(self):
        """Whether everybody is to leave each other alone now."""
        return self._left() < self._rest

    def ending(self):
        """Whether the rest is nearly over, so that what was left is gone."""
        return 0 <= self.elapsed() and self._left() < min(2, self._rest / 2)

    def over(self):
        return time.time() > self._end

    def _left(self):
        """Of the round, before whose first there is rest."""
        elapsed = self.elapsed()
        return 0 if elapsed < 0 else self._round - elapsed % self._round
