"""What a client has written down."""

import csv
import dataclasses

REST, CLOSED, AFTER = "REST", "CLOSED", "AFTER"
# The share of the rests at the beginning in which caches, pools and the compilers fill up.
WARM_UP = 0.25


@dataclasses.dataclass(frozen=True)
class Fault:
    seconds: float
    kind: str
    text: str


class Series:
    """The samples of one client, in order, as numbers by name."""

    def __init__(self, client, rows, faults):
        self.client = client
        self.rows = rows
        self.faults = faults

    def phase(self, name):
        return [row for row in self.rows if row["phase"] == name]

    def rests(self):
        """Those after the warm-up."""
        rests = self.phase(REST)
        return rests[int(len(rests) * WARM_UP):]

    def points(self, figure, less=None):
        """(minutes, value) of each rest after the warm-up, the value less so much for each that a counter has counted."""
        return [(row["seconds"] / 60, row[figure] - sum(each * row[counter] for counter, each in (less or {}).items()))
                for row in self.rests()]

    def pace(self, counter):
        """In a minute, after the warm-up."""
        rests = self.rests()
        seconds = rests[-1]["seconds"] - rests[0]["seconds"] if rests else 0
        return (rests[-1][counter] - rests[0][counter]) / seconds * 60 if seconds else 0

    def rate(self, counter):
        """In a minute."""
        return self.rows[-1][counter] / self.rows[-1]["seconds"] * 60 if self.rows else 0

    def total(self, figure):
        """Of a counter."""
        return self.rows[-1][figure] if self.rows else 0


def read(folder, client):
    return Series(client, _rows(folder / f"{client}.csv"), _faults(folder / f"{client}-faults.tsv"))


def _rows(file):
    if not file.exists():
        return []
    with open(file, encoding="utf-8", newline="") as lines:
        complete = (row for row in csv.DictReader(lines) if None not in row.values())
        return [{name: value if name == "phase" else float(value) for name, value in row.items()} for row in complete]


def _faults(file):
    if not file.exists():
        return []
    lines = (line.split("\t", 2) for line in file.read_text(encoding="utf-8").splitlines())
    return [Fault(float(seconds), kind, text) for seconds, kind, text in lines]
