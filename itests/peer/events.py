"""A room's events as JSON."""

import base64

from livekit import rtc


def listen(room, tell):
    def on(event, describe):
        room.on(event, lambda *arguments: tell(event, **describe(*arguments)))

    for name in ("reconnecting", "reconnected", "moved", "room_updated"):
        on(name, lambda: {})
    for name in ("participant_connected", "participant_disconnected"):
        on(name, participant)
    on("participant_metadata_changed", lambda p, old, new: {**participant(p), "old": old, "new": new})
    on("participant_name_changed", lambda p, old, new: {**participant(p), "old": old, "new": new})
    on("participant_attributes_changed", lambda changed, p: {**participant(p), "changed": dict(changed)})
    on("room_metadata_changed", lambda old, new: {"old": old, "new": new})
    on("disconnected", lambda reason: {"reason": rtc.DisconnectReason.Name(reason)})
    on("connection_state_changed", lambda state: {"state": rtc.ConnectionState.Name(state)})
    on("local_track_subscribed", lambda track: {"track": track.name})
    on("local_track_unpublished", lambda publication: {"track": publication.name})
    for name in ("track_published", "track_unpublished"):
        on(name, lambda publication, p: {**participant(p), "track": publication.name})
    for name in ("track_subscribed", "track_unsubscribed"):
        on(name, lambda _, publication, p: {**participant(p), "track": publication.name})
    for name in ("track_muted", "track_unmuted"):
        on(name, lambda p, publication: {**participant(p), "track": publication.name})
    on("data_received", data)
    on("sip_dtmf_received", lambda dtmf: {**participant(dtmf.participant), "code": dtmf.code, "digit": dtmf.digit})
    on(
        "transcription_received",
        lambda segments, p, _: {**participant(p), "texts": [s.text for s in segments], "final": [s.final for s in segments]},
    )


def participant(of):
    return {"identity": of.identity if of else None}


def data(packet):
    return {
        **participant(packet.participant),
        "payload": base64.b64encode(packet.data).decode(),
        "topic": packet.topic,
        "reliable": packet.kind == rtc.DataPacketKind.KIND_RELIABLE,
    }
