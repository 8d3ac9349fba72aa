"""Measures cells in rounds, so that all that is compared is interleaved."""

import dataclasses
import sys
import typing

from . import client
from .spread import spread

DISTURBED = 0.12


@dataclasses.dataclass(frozen=True)
class Cell:
    """One client in one case. `measure` returns figures by name."""

    client: str
    case: typing.Any
    measure: typing.Callable[[], dict]


def measure(cells, rounds, retries):
    """For each cell the spread of each of its figures, and why runs failed."""
    runs = {cell: [] for cell in cells}
    failures = {}
    for number in range(rounds):
        for cell in cells:
            if cell in failures:
                continue
            _progress(f"round {number + 1}/{rounds}: {cell.client} {cell.case}")
            try:
                runs[cell].append(_quiet(cell, retries))
            except Exception as failure:  # whatever it is, it costs this cell and not what the others measure
                failures[cell] = str(failure) if isinstance(failure, client.Failure) else repr(failure)
                print(f"\nbench: {cell.client} {cell.case}: {failures[cell]}", file=sys.stderr)
    _progress("")
    return [_row(cell, runs[cell], failures.get(cell)) for cell in cells]


def _quiet(cell, retries):
    """A run that other processes did not disturb, or else the one that they disturbed least."""
    best = cell.measure()
    for _ in range(retries):
        if best["other_load"] <= DISTURBED:
            break
        _progress(f"others used {best['other_load']:.0%} of the machine: {cell.client} {cell.case} again")
        again = cell.measure()
        if again["other_load"] < best["other_load"]:
            best = again
    return best


def _row(cell, runs, failure):
    row = {"client": cell.client, "case": cell.case, "runs": len(runs)}
    if failure:
        row["failure"] = failure
    names = dict.fromkeys(name for run in runs for name in run)
    row["figures"] = {name: spread([run[name] for run in runs if name in run]) for name in names}
    return row


def _progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
    elif text:
        print(f"bench: {text}", file=sys.stderr, flush=True)
