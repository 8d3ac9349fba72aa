"""Child processes that end when the driver does, however that comes about."""

import os
import signal
import subprocess

GRACE_SECONDS = 20


class Processes:
    """Each child is in a session of its own, so that Ctrl-C reaches the driver alone, and ends with its standard input: the driver's end
    closes that, even where the driver is killed."""

    def __init__(self):
        self._running = []

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: exit(128 + signal.SIGTERM))
        return self

    def start(self, command, environment=None, log=None, output=None):
        with open(log, "ab") if log else open(os.devnull, "wb") as errors:
            process = subprocess.Popen([str(word) for word in command], env={**os.environ, **(environment or {})},
                                       stdin=subprocess.PIPE, stdout=output or errors, stderr=errors, start_new_session=True)
        self._running.append(process)
        return process

    def kill(self, process):
        process.kill()
        process.wait()

    def freeze(self, process):
        """Until it is killed."""
        process.send_signal(signal.SIGSTOP)

    def __exit__(self, *_):
        """All are asked first, so that they end side by side."""
        for process in self._running:
            process.stdin.close()
        for process in self._running:
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill(process)
