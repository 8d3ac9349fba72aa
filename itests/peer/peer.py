"""A participant with LiveKit's Python SDK, at another program's command.

Reads one JSON object a line: {"id": 1, "do": NAME, ...arguments}. Writes one a line: {"id": 1, "ok": {...}} or {"id": 1, "error": "..."}
when a command is done, and {"event": NAME, ...} when something happens in the room. Commands run side by side. It ends with its input.
"""

import asyncio
import base64
import hashlib
import json
import os
import sys

import datatracks
import events
import media
import procedures
import streams
from livekit import rtc


class Peer:
    def __init__(self, tell):
        self.tell = tell
        self.room = None
        self.sending = {}
        # A writer that is collected would be closed.
        self.abandoned = []
        self.data_tracks = None

    async def do_connect(self, url, token, autoSubscribe=True, dynacast=False, passphrase=None):
        self.room = rtc.Room()
        events.listen(self.room, self.tell)
        self.data_tracks = datatracks.DataTracks(self.room, self.tell)
        options = rtc.RoomOptions(auto_subscribe=autoSubscribe, dynacast=dynacast)
        if passphrase is not None:
            keys = rtc.KeyProviderOptions(shared_key=passphrase.encode())
            options.encryption = rtc.E2EEOptions(key_provider_options=keys)
        await self.room.connect(url, token, options)
        return {"identity": self.room.local_participant.identity, "participants": list(self.room.remote_participants)}

    async def do_publish_tone(self, name, hertz, source="MICROPHONE", rate=48_000, channels=1):
        return await self._publish(media.Tone(name, hertz, rate, channels), source)

    async def do_publish_picture(self, name, width, height, colour, codec="VP8", simulcast=False, source="CAMERA"):
        options = {"video_codec": rtc.VideoCodec.Value(codec), "simulcast": simulcast}
        return await self._publish(media.Picture(name, width, height, colour), source, **options)

    async def do_publish_flashes(self, name, hertz, width, height, colour):
        flashes = media.Flashes(name, hertz, width, height, colour)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        await self.room.local_participant.publish_track(flashes.audio_track, options)
        options = {"video_codec": rtc.VideoCodec.VP8, "simulcast": False}
        return await self._publish(flashes, "CAMERA", **options)

    async def do_publish_encoded(self, name, codec, source="CAMERA"):
        options = {
            "video_codec": rtc.VideoCodec.Value(codec),
            "simulcast": False,
            "video_encoder": rtc.VideoEncoderBackend.ENCODER_BACKEND_PRE_ENCODED,
        }
        return await self._publish(media.Encoded(name, codec), source, **options)

    async def _publish(self, sender, source, **options):
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.Value("SOURCE_" + source), **options)
        publication = await self.room.local_participant.publish_track(sender.track, options)
        self.sending[publication.name] = sender
        return {"sid": publication.sid}

    async def do_unpublish(self, name):
        sender = self.sending.pop(name)
        await self.room.local_participant.unpublish_track(sender.track.sid)
        await sender.close()

    async def do_ratchet(self):
        self.room.e2ee_manager.key_provider.ratchet_shared_key(0)

    async def do_encrypt(self, enabled):
        self.room.e2ee_manager.set_enabled(enabled)

    async def do_mute(self, name, muted):
        track = self.sending[name].track
        track.mute() if muted else track.unmute()

    async def do_hear(self, name, frames=100):
        return await media.hear(await self._track(name), frames)

    async def do_see(self, name, frames=10, width=None):
        return await media.see(await self._track(name), frames, width)

    async def do_subscribe(self, name, subscribed):
        self._publication(name).set_subscribed(subscribed)

    async def do_quality(self, name, quality):
        self._publication(name).set_video_quality(rtc.VideoQuality.Value("VIDEO_QUALITY_" + quality))

    async def do_state(self):
        local = self.room.local_participant
        return {
            "state": rtc.ConnectionState.Name(self.room.connection_state),
            "metadata": local.metadata,
            "name": local.name,
            "attributes": dict(local.attributes),
            "participants": {
                p.identity: [t.name for t in p.track_publications.values()] for p in self.room.remote_participants.values()
            },
        }

    async def do_send_data(self, payload, reliable=True, topic="", to=()):
        await self.room.local_participant.publish_data(
            base64.b64decode(payload), reliable=reliable, topic=topic, destination_identities=list(to)
        )

    async def do_flood_data(self, packets, rate, size, topic="flood"):
        """Sends so many packets, so many a second."""
        local = self.room.local_participant
        start = asyncio.get_running_loop().time()
        for number in range(packets):
            await local.publish_data(number.to_bytes(4, "big") + bytes(size - 4), topic=topic)
            ahead = start + (number + 1) / rate - asyncio.get_running_loop().time()
            if ahead > 0:
                await asyncio.sleep(ahead)

    async def do_flood_calls(self, to, method, calls, rate):
        """Calls so often, so often a second; tells how often each code came, 0 for an answer."""
        local = self.room.local_participant
        running = []
        for _ in range(calls):
            running.append(asyncio.create_task(procedures.call(local, to, method, "", 20)))
            await asyncio.sleep(1 / rate)
        codes = {}
        for answer in await asyncio.gather(*running):
            code = str(answer.get("code", 0))
            codes[code] = codes.get(code, 0) + 1
        return codes

    async def do_send_bytes(self, size, topic="", name="bytes", mime="application/octet-stream", attributes=None, to=()):
        """Sends a stream of so many bytes that cannot be compressed."""
        content = os.urandom(size)
        await self.room.local_participant.send_bytes(
            content, name=name, topic=topic, mime_type=mime, attributes=attributes, destination_identities=list(to)
        )
        return {"sha256": hashlib.sha256(content).hexdigest()}

    async def do_send_text(self, text, topic="", to=(), attributes=None, reply=None):
        info = await self.room.local_participant.send_text(
            text, topic=topic, destination_identities=list(to), attributes=attributes, reply_to_id=reply
        )
        return {"id": info.stream_id}

    async def do_write_text(self, pieces, topic="", attributes=None, reason="", end=True):
        """Writes a stream, all pieces side by side, and may end it; with an error if there is a reason."""
        writer = await self.room.local_participant.stream_text(topic=topic)
        await asyncio.gather(*map(writer.write, pieces))
        if end:
            await writer.aclose(reason=reason, attributes=attributes)
        else:
            self.abandoned.append(writer)

    async def do_transcribe(self, identity, track, pieces, ways=("packet", "stream")):
        """Transcribes as LiveKit's agents do: each way has an id of its own for the segment."""
        local = self.room.local_participant
        whole = ""
        attributes = {"lk.segment_id": "STREAM", "lk.transcribed_track_id": track, "lk.transcription_final": "false"}
        writer = None
        for number, piece in enumerate(pieces):
            whole += piece
            last = number == len(pieces) - 1
            if "packet" in ways:
                segment = rtc.TranscriptionSegment(
                    id="PACKET", text=whole, start_time=0, end_time=0, final=last, language=""
                )
                await local.publish_transcription(
                    rtc.Transcription(participant_identity=identity, track_sid=track, segments=[segment])
                )
            if "stream" in ways:
                if writer is None:
                    writer = await local.stream_text(
                        topic="lk.transcription", sender_identity=identity, attributes=attributes
                    )
                await writer.write(piece)
        if writer is not None:
            await writer.aclose(attributes={"lk.transcription_final": "true", "lk.transcribed_track_id": track})

    async def do_receive_streams(self, topic=""):
        streams.receive(self.room, topic, self.tell)

    async def do_publish_data_track(self, name):
        return await self.data_tracks.publish(name)

    async def do_push(self, name, payload, timestamp=None):
        self.data_tracks.push(name, payload, timestamp)

    async def do_flood_frames(self, name, frames, rate):
        await self.data_tracks.flood(name, frames, rate)

    async def do_unpublish_data_track(self, name):
        await self.data_tracks.unpublish(name)

    async def do_read_data_track(self, name):
        self.data_tracks.read(name)

    async def do_dtmf(self, code, digit):
        await self.room.local_participant.publish_dtmf(code=code, digit=digit)

    async def do_offer(self, method, behaviour):
        self.room.local_participant.register_rpc_method(method, procedures.handler(behaviour, self.tell))

    async def do_call(self, to, method, payload, timeout=None):
        return await procedures.call(self.room.local_participant, to, method, payload, timeout)

    async def do_set(self, metadata=None, name=None, attributes=None):
        local = self.room.local_participant
        if metadata is not None:
            await local.set_metadata(metadata)
        if name is not None:
            await local.set_name(name)
        if attributes is not None:
            await local.set_attributes(attributes)

    async def do_simulate(self, scenario):
        await self.room.simulate_scenario(rtc.SimulateScenarioKind.Value("SIMULATE_" + scenario))

    async def do_admin(self, **question):
        import admin  # what it imports takes as long as all that each peer needs
        return await admin.ask(**question)

    async def do_disconnect(self):
        for sender in self.sending.values():
            await sender.close()
        self.sending.clear()
        if self.room is not None:
            await self.room.disconnect()

    def _publication(self, name):
        for participant in self.room.remote_participants.values():
            for publication in participant.track_publications.values():
                if publication.name == name:
                    return publication
        raise LookupError(f"nobody publishes {name}")

    async def _track(self, name):
        """The remote track of this name, when it is subscribed; the caller bounds the wait."""
        while True:
            try:
                track = self._publication(name).track
            except LookupError:
                track = None
            if track is not None:
                return track
            await asyncio.sleep(0.02)


async def answer(peer, command, write):
    number = command.pop("id")
    try:
        write({"id": number, "ok": await getattr(peer, "do_" + command.pop("do"))(**command) or {}})
    except Exception as e:
        write({"id": number, "error": f"{type(e).__name__}: {e}"})


async def main():
    def write(message):
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    peer = Peer(lambda event, **what: write({"event": event, **what}))
    running = set()
    while line := await asyncio.to_thread(sys.stdin.readline):
        task = asyncio.create_task(answer(peer, json.loads(line), write))
        running.add(task)
        task.add_done_callback(running.discard)
    for task in running:
        task.cancel()
    await peer.do_disconnect()


if __name__ == "__main__":
    asyncio.run(main())
