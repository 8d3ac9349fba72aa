"""How long a soak takes, and in which rounds."""

import dataclasses
import time

# A rest in each round is a point of the trends, so there have to be enough of them.
ROUNDS = 30
SHORTEST_ROUND, LONGEST_ROUND = 12, 60
START_SECONDS = 12


@dataclasses.dataclass(frozen=True)
class Plan:
    """All times are in seconds, the start in ms since 1970: everybody computes the rounds from it."""

    start_ms: int
    round_s: float
    rest_s: float
    rounds: int
    sample_s: float

    @property
    def timetable(self):
        return f"{self.start_ms}:{int(self.round_s * 1000)}:{int(self.rest_s * 1000)}:{self.rounds}"

    @property
    def seconds(self):
        return self.round_s * self.rounds

    @property
    def end(self):
        return self.start_ms / 1e3 + self.seconds


def of(minutes):
    """A plan that starts when all clients are up."""
    length = min(LONGEST_ROUND, max(SHORTEST_ROUND, minutes * 60 / ROUNDS))
    rounds = max(1, round(minutes * 60 / length))
    rest = max(5, length / 5)
    return Plan(int((time.time() + START_SECONDS) * 1000), length, rest, rounds, 2 if minutes <= 5 else 5)
