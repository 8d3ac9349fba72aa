"""The meeting through the Python SDK's queue, from the native callback to the consumers: REPLAY TRAFFIC WAY STALLED EVENTS RATE
STREAMS. The way is `filtered` or `broadcast`; a rate of 0 is as fast as can be; the streams are what TrafficWriter printed."""

import asyncio
import ctypes
import gc
import json
import os
import sys
import time

ROOM, ANSWER, AUDIO, VIDEO, LOG, FILE = KINDS = range(6)
FIRST_KIND = 5
# The beginning is one event in so many, as in Lags.java.
BEGINNING = 8
SLOTS = 0x6000_0000_0000
PATIENCE = 180

os.environ["LIVEKIT_LIB_PATH"] = sys.argv[1]
from livekit.rtc import _ffi_client as ffi  # noqa: E402, it loads the library that the variable names


class Attendee:
    """A subscriber of one stream, of the room, or of the answers, with the filter that the SDK gives it."""

    def __init__(self, kind, wanted, stalled=False):
        self.kind = kind
        self.wanted = wanted
        self.stalled = stalled
        self.got = 0
        self.queue = None

    async def consume(self, lags):
        library = ffi.FfiClient.instance._ffi_lib
        while True:
            event = await self.queue.get()
            if not self.wanted(event):
                continue
            self.got += 1
            if self.kind in (AUDIO, VIDEO):
                owned = event.audio_stream_event.frame_received.frame if self.kind == AUDIO else \
                    event.video_stream_event.frame_received.buffer
                lags.delivered(owned.info.data_ptr)
                library.livekit_ffi_drop_handle(owned.handle.id)
            elif self.kind == ROOM and event.room_event.HasField("byte_stream_opened"):
                library.livekit_ffi_drop_handle(event.room_event.byte_stream_opened.reader.handle.id)


class Lags:
    """How late frames are delivered. The beginning is kept apart."""

    def __init__(self, events):
        self.beginning, self.rest = [], []
        self.first_slot_after_beginning = SLOTS + 8 * (events // BEGINNING)

    def delivered(self, slot):
        sent = ctypes.c_uint64.from_address(slot).value
        (self.beginning if slot < self.first_slot_after_beginning else self.rest).append((time.monotonic_ns() - sent) // 1000)


def percentiles(lags):
    lags.sort()
    return [lags[len(lags) // 2], lags[len(lags) * 99 // 100], lags[-1]]


def attendees(streams, stalled):
    yield Attendee(ROOM, lambda e: e.WhichOneof("message") not in ("audio_stream_event", "video_stream_event"))
    yield Attendee(ANSWER, lambda e: e.WhichOneof("message") == "capture_audio_frame")
    for number, handle in enumerate(streams["audio"]):
        yield Attendee(AUDIO, _audio_filter(handle), stalled and number == 0)
    for handle in streams["video"]:
        yield Attendee(VIDEO, _video_filter(handle))


def _audio_filter(handle):
    return lambda e: e.WhichOneof("message") == "audio_stream_event" and (
        handle is None or e.audio_stream_event.stream_handle == handle)


def _video_filter(handle):
    return lambda e: e.WhichOneof("message") == "video_stream_event" and (
        handle is None or e.video_stream_event.stream_handle == handle)


def memory_kb(key):
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(key))


def progress(library):
    figures = (ctypes.c_uint64 * (FIRST_KIND + len(KINDS)))()
    library.replay_figures(figures)
    return list(figures)


async def main(replay, traffic, way, stalled, events, rate, streams):
    client = ffi.FfiClient.instance
    library = ctypes.CDLL(replay)
    library.replay_start.argtypes = [ctypes.c_char_p, ctypes.c_uint64, ctypes.c_uint64]
    lags = Lags(int(events))
    all_attendees = list(attendees(json.loads(streams), stalled == "stalled"))
    tasks = []
    for attendee in all_attendees:
        attendee.queue = client.queue.subscribe(filter_fn=None if way == "broadcast" else attendee.wanted)
        if not attendee.stalled:
            tasks.append(asyncio.create_task(attendee.consume(lags)))
    gc.collect()
    with open("/proc/self/clear_refs", "w", encoding="ascii") as clear:
        clear.write("5")
    before = memory_kb("VmRSS:")
    if library.replay_start(traffic.encode(), int(events), int(rate)) != 0:
        raise RuntimeError("the replay failed to start")
    deadline = time.monotonic() + PATIENCE
    while progress(library)[4] == 0 or any(a.queue.qsize() for a in all_attendees if not a.stalled):
        await asyncio.sleep(0.05)
        if time.monotonic() > deadline:
            raise RuntimeError("the consumers did not come to an end")
    await asyncio.sleep(0.2)
    gc.collect()
    sent, created, released, started, ended, *kinds = progress(library)
    got = [sum(a.got for a in all_attendees if a.kind == kind) for kind in KINDS]
    print(json.dumps({
        "sent": sent, "nanos": ended - started, "rss_before_kb": before, "rss_peak_kb": memory_kb("VmHWM:"),
        "rss_kb": memory_kb("VmRSS:"), "lag_us": percentiles(lags.rest), "beginning_lag_us": percentiles(lags.beginning),
        "kinds": kinds, "got": got, "backlog": sum(a.queue.qsize() for a in all_attendees),
        "created": created, "released": released}), flush=True)
    os._exit(0)


asyncio.run(main(*sys.argv[1:]))
