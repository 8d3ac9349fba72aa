"""Stands between clients and a server, and cuts all connections now and then."""

import asyncio
import random
import threading

SHORTEST, LONGEST = 20, 60


class Proxy:
    """On a free port of loopback, on a thread of its own that ends with the process."""

    def __init__(self, port, seed):
        self._port = port
        self._random = random.Random(seed)
        self._writers = set()
        self._ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._run()), name="proxy", daemon=True).start()
        self._ready.wait()

    async def _run(self):
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        while True:
            await asyncio.sleep(self._random.uniform(SHORTEST, LONGEST))
            for writer in list(self._writers):
                writer.transport.abort()

    async def _connect(self, client_reader, client_writer):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            client_writer.close()
            return
        await asyncio.gather(self._pass(client_reader, writer), self._pass(reader, client_writer))

    async def _pass(self, reader, writer):
        self._writers.add(writer)
        try:
            while chunk := await reader.read(65_536):
                writer.write(chunk)
                await writer.drain()
        except OSError:
            pass  # cut
        finally:
            self._writers.discard(writer)
            writer.close()
