"""The traffic of a meeting through the Python SDK's queue: TRAFFIC SUBSCRIBERS SECONDS STREAMS WAY; the way is `filtered`, with
the SDK's own filters, or `unfiltered`, as it was once: then each consumer discards what it does not want.

Put on one thread in batches; the event loop then runs on the same thread until each consumer has had its turn.
"""

import asyncio
import gc
import json
import os
import struct
import sys
import time

from livekit.rtc._ffi_client import FfiQueue
from livekit.rtc._proto import ffi_pb2

LOG = 4
BATCH = 32
IDLE_KEYS = 5000
ACTIVE = 10


def read(path, count):
    events = []
    with open(path, "rb") as file:
        while len(events) < count:
            length, _, kind, _ = struct.unpack("<IBBH", file.read(8))
            event = file.read(length)
            if kind < LOG:
                events.append(event)
    return events


def parse(raw):
    event = ffi_pb2.FfiEvent()
    event.ParseFromString(raw)
    return event


def audio(handle):
    return lambda e: e.WhichOneof("message") == "audio_stream_event" and (
        handle is None or e.audio_stream_event.stream_handle == handle)


def video(handle):
    return lambda e: e.WhichOneof("message") == "video_stream_event" and (
        handle is None or e.video_stream_event.stream_handle == handle)


def filters(count, streams):
    """In the order of the Java client: the first streams, the room, the answers, the other streams, then idle ones."""
    wanted = [audio(streams[0]), video(streams[4]),
              lambda e: e.WhichOneof("message") not in ("audio_stream_event", "video_stream_event"),
              lambda e: e.WhichOneof("message") == "capture_audio_frame"]
    for i in range(1, 4):
        wanted += [audio(streams[i]), video(streams[4 + i])]
    wanted += [(video if i % 2 else audio)(IDLE_KEYS + i) for i in range(len(wanted), count)]
    return wanted[:count]


class Bench:
    def __init__(self, count, streams, filtered):
        self._loop = asyncio.new_event_loop()
        self._queue = FfiQueue()
        self._taken = 0
        self._tasks = []
        for wanted in filters(count, streams):
            queue = self._queue.subscribe(self._loop, filter_fn=wanted if filtered else None)
            self._tasks.append(self._loop.create_task(self._consume(queue, None if filtered else wanted)))
        self._batch = BATCH if filtered else max(1, min(BATCH, 128 // count))
        self._turn()

    async def _consume(self, queue, wanted):
        while True:
            event = await queue.get()
            if wanted is None or wanted(event):
                self._taken += 1
            queue.task_done()

    def _turn(self):
        async def turns():
            for _ in range(4):
                await asyncio.sleep(0)
        self._loop.run_until_complete(turns())

    def run(self, events, seconds, parsing):
        put_ns = take_ns = count = at = 0
        self._taken = 0
        gc.collect()
        gc.disable()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            batch = [events[(at + i) % len(events)] for i in range(self._batch)]
            start = time.perf_counter_ns()
            for event in batch:
                self._queue.put(parse(event) if parsing else event)
            put = time.perf_counter_ns()
            self._turn()
            take_ns += time.perf_counter_ns() - put
            put_ns += put - start
            at += self._batch
            count += self._batch
        gc.enable()
        return {"put_us": put_ns / 1e3 / count, "take_us": take_ns / 1e3 / count, "taken": self._taken / count}


def main(traffic, subscribers, seconds, streams, way):
    raw = read(traffic, 6400)
    bench = Bench(int(subscribers), [int(s) for s in streams.split(",")], way == "filtered")
    plain = bench.run([parse(event) for event in raw], float(seconds), False)
    parsed = bench.run(raw, float(seconds), True)
    print(json.dumps({"plain": plain, "parsed": parsed}), flush=True)


main(*sys.argv[1:])
os._exit(0)
