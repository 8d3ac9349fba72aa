"""The native producer that all clients share: see feeder.h."""

import ctypes

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
