package org.livekit4j.room.internal;

import java.util.HashMap;
import java.util.Map;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;

/**
 * An event and the rule by which it waits for a listener: a message of a sender, a change of state that a newer one can
 * replace, or neither.
 *
 * @param sender the sender of a message; null for other events
 * @param state identifies the state that changed; null for other events
 * @param bytes the approximate size of what the message keeps alive, in bytes
 */
record Told(RoomEvent event, String sender, Object state, long bytes) {
    /** What an event takes that hardly says anything. */
    private static final int LEAST = 128;

    /** The state of one subject, such as the name of a participant. */
    private record State(Class<?> kind, Object subject) {}

    static Told of(RoomEvent event) {
        return switch (event) {
            case RoomEvent.DataReceived(DataPacket packet) ->
                message(event, packet.participantIdentity(), packet.payload().length + chars(packet.topic()));
            case RoomEvent.ChatMessageReceived(ChatMessage chat, String sender, var _, var _) ->
                message(event, sender, chars(chat.id()) + chars(chat.message()));
            case RoomEvent.TranscriptionReceived(Transcription spoken, var _, var _) ->
                message(event, spoken.participantIdentity(), bytes(spoken));
            case RoomEvent.DtmfReceived(int _, String digit, String sender, var _) -> message(event, sender, chars(digit));
            case RoomEvent.RoomMetadataChanged _,RoomEvent.RoomUpdated _,RoomEvent.ActiveSpeakersChanged _ ->
                state(event, event.getClass());
            case RoomEvent.ParticipantMetadataChanged(var participant, var _, var _) -> state(event, participant);
            case RoomEvent.ParticipantNameChanged(var participant, var _, var _) -> state(event, participant);
            case RoomEvent.ParticipantAttributesChanged(var participant, var _) -> state(event, participant);
            case RoomEvent.ParticipantEncryptionStatusChanged(var participant, var _) -> state(event, participant);
            case RoomEvent.EncryptionStateChanged(var participant, var _) -> state(event, participant);
            case RoomEvent.ConnectionQualityChanged(var participant, var _) -> state(event, participant);
            case RoomEvent.TrackMuted(var _, var publication) -> muting(event, publication);
            case RoomEvent.TrackUnmuted(var _, var publication) -> muting(event, publication);
            case RoomEvent.Connected _,RoomEvent.Disconnected _,RoomEvent.ConnectionStateChanged _,RoomEvent.Reconnecting _,RoomEvent.Reconnected _,RoomEvent.Moved _,RoomEvent.TokenRefreshed _,RoomEvent.ParticipantConnected _,RoomEvent.ParticipantActive _,RoomEvent.ParticipantDisconnected _,RoomEvent.ParticipantPermissionsChanged _,RoomEvent.LocalTrackPublished _,RoomEvent.LocalTrackUnpublished _,RoomEvent.LocalTrackRepublished _,RoomEvent.LocalTrackSubscribed _,RoomEvent.TrackPublished _,RoomEvent.TrackUnpublished _,RoomEvent.TrackSubscribed _,RoomEvent.TrackUnsubscribed _,RoomEvent.TrackSubscriptionFailed _,RoomEvent.TrackWithoutMedia _,RoomEvent.DataTrackPublished _,RoomEvent.DataTrackUnpublished _ ->
                new Told(event, null, null, LEAST);
        };
    }

    private static Told message(RoomEvent event, String sender, long bytes) {
        return new Told(event, sender, null, LEAST + bytes);
    }

    private static Told state(RoomEvent event, Object subject) {
        return new Told(event, null, new State(event.getClass(), subject), LEAST);
    }

    /** Being muted and being unmuted are states of the same. */
    private static Told muting(RoomEvent event, Object publication) {
        return new Told(event, null, new State(RoomEvent.TrackMuted.class, publication), LEAST);
    }

    private static long chars(String text) {
        return 2L * text.length();
    }

    private static long bytes(Transcription spoken) {
        long bytes = 0;
        for (TranscriptionSegment segment : spoken.segments()) {
            bytes += LEAST + chars(segment.id()) + chars(segment.text());
        }
        return bytes;
    }

    /** This one in place of an older one of the same state, too: it tells the value from before the older one. */
    Told standingFor(Told older) {
        RoomEvent both = switch (event) {
            case RoomEvent.RoomMetadataChanged(var _, String now) when older.event instanceof RoomEvent.RoomMetadataChanged before ->
                new RoomEvent.RoomMetadataChanged(before.oldMetadata(), now);
            case RoomEvent.ParticipantMetadataChanged(var participant, var _, String now) when older.event instanceof RoomEvent.ParticipantMetadataChanged before ->
                new RoomEvent.ParticipantMetadataChanged(participant, before.oldMetadata(), now);
            case RoomEvent.ParticipantNameChanged(var participant, var _, String now) when older.event instanceof RoomEvent.ParticipantNameChanged before ->
                new RoomEvent.ParticipantNameChanged(participant, before.oldName(), now);
            case RoomEvent.ParticipantAttributesChanged(var participant, Map<String, String> changed) when older.event instanceof RoomEvent.ParticipantAttributesChanged before -> {
                Map<String, String> all = new HashMap<>(before.changed());
                all.putAll(changed);
                yield new RoomEvent.ParticipantAttributesChanged(participant, Map.copyOf(all));
            }
            default -> event;
        };
        return both == event ? this : new Told(both, sender, state, bytes);
    }
}
