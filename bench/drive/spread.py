"""Medians and what lies around them."""

import statistics


def spread(values):
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}
