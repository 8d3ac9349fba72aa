"""The native producer that all clients share: see feeder.h."""

import ctypes
import json
import os
import time

WINDOW_SIZE = 10


class Feeder:
    def __init__(self, path):
        self._library = ctypes.CDLL(path)
        self._library.feeder_start.argtypes = [
            ctypes.c_char_p, ctypes.POINTER(ctypes.c_uint64), ctypes.c_int, ctypes.c_int, ctypes.c_int]

    def start(self, library, sources, width, height):
        """Feeds these sources, with sound if the width is 0, from now on."""
        handles = (ctypes.c_uint64 * len(sources))(*sources)
        failed = self._library.feeder_start(library.encode(), handles, len(sources), width, height)
        if failed:
            raise RuntimeError(f"the feeder failed to start: {failed}")

    def open_window(self):
        return self._figures(self._library.window_open)

    def close_window(self):
        return self._figures(self._library.window_close)

    @staticmethod
    def _figures(read):
        figures = (ctypes.c_uint64 * WINDOW_SIZE)()
        read(figures)
        return list(figures)


class Meter:
    """Counts frames, and takes latencies while it measures."""

    def __init__(self):
        self.frames = 0
        self.measuring = False
        self._latencies = []

    def arrived(self, frame):
        """A frame whose first eight bytes are the time of its capture."""
        captured = int.from_bytes(bytes(memoryview(frame.data).cast("B")[:8]), "little")
        self._latencies.append((time.monotonic_ns() - captured) // 1000)

    def measure(self, feeder, warm_seconds, seconds):
        """Prints the figures and ends the process. On a thread of its own, so that an event loop that lags does not stretch the measured time."""
        time.sleep(warm_seconds)
        opened = feeder.open_window()
        before = self.frames
        self.measuring = True
        time.sleep(seconds)
        self.measuring = False
        frames = self.frames - before
        closed = feeder.close_window()
        latencies = sorted(self._latencies) or [0]
        n = len(latencies)
        figures = {"opened": opened, "closed": closed, "delivered": frames,
                   "latency_us": [latencies[n // 2], latencies[n * 99 // 100], latencies[-1]]}
        print(json.dumps(figures), flush=True)
        os._exit(0)
