"""Drives the benchmarks: runs the clients one after the other, interleaved, and makes figures of what they print."""
