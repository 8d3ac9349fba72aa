"""A worker of LiveKit's agents for Python whose jobs wait for their end: NAME, at the server that the environment names. It prints what the
Java one prints, and ends with its standard input."""

import asyncio
import math
import sys
import threading
import time

from livekit import agents

server = agents.AgentServer(load_fnc=lambda: 0.0, load_threshold=math.inf, host="127.0.0.1", port=0)


def tell(what, room):
    print(what, room, time.monotonic_ns(), flush=True)


async def accept(request):
    tell("accepted", request.room.name)
    await request.accept()


async def work(job):
    await job.connect()
    tell("joined", job.room.name)


async def main():
    server.rtc_session(work, agent_name=sys.argv[1], on_request=accept)
    server.on("worker_registered", lambda *_: print("ready", flush=True))
    running = asyncio.ensure_future(server.run())
    ended = asyncio.get_running_loop().create_future()
    threading.Thread(target=end_with_input, args=(asyncio.get_running_loop(), ended), daemon=True).start()
    await asyncio.wait([running, ended], return_when=asyncio.FIRST_COMPLETED)
    await server.aclose()


def end_with_input(loop, ended):
    sys.stdin.read()
    loop.call_soon_threadsafe(ended.set_result, None)


if __name__ == "__main__":
    asyncio.run(main())
