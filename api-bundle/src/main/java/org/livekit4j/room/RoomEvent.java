package org.livekit4j.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.text.Printable;
import org.livekit4j.text.RecordText;
import org.livekit4j.track.RemoteTrack;

/** What happens in a room. New kinds may be added: a {@code switch} needs a {@code default}. */
public sealed interface RoomEvent {

    /** The room is joined: always the first event. Those who are there already are not announced one by one. */
    record Connected() implements RoomEvent {}

    /** The room has ended: always the last event, and there is always one. */
    record Disconnected(DisconnectReason reason) implements RoomEvent {}

    record ConnectionStateChanged(ConnectionState state) implements RoomEvent {}

    /** The connection is lost, and the native library tries to have it back. */
    record Reconnecting() implements RoomEvent {}

    record Reconnected() implements RoomEvent {}

    /** The room is now another one: its properties have changed. */
    record Moved() implements RoomEvent {}

    /** Properties of the room, such as the number of participants, have changed. */
    record RoomUpdated() implements RoomEvent {}

    record RoomMetadataChanged(String oldMetadata, String newMetadata) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "oldMetadata", "newMetadata");
        }
    }

    /** The server has given a new token for reconnecting. */
    record TokenRefreshed(String token) implements RoomEvent {
        @Override
        public String toString() {
            return "TokenRefreshed[]";
        }
    }

    record ParticipantConnected(RemoteParticipant participant) implements RoomEvent {}

    /** Media of this participant can flow. */
    record ParticipantActive(Participant participant) implements RoomEvent {}

    /** Told after the participant's tracks were unpublished. */
    record ParticipantDisconnected(RemoteParticipant participant, DisconnectReason reason) implements RoomEvent {}

    record ParticipantMetadataChanged(Participant participant, String oldMetadata, String newMetadata) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "oldMetadata", "newMetadata");
        }
    }

    record ParticipantNameChanged(Participant participant, String oldName, String newName) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /** @param changed the attributes that are new, different or removed; removed ones are empty */
    record ParticipantAttributesChanged(Participant participant, Map<String, String> changed) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "changed");
        }
    }

    record ParticipantPermissionsChanged(Participant participant, Optional<ParticipantPermissions> permissions)
            implements
                RoomEvent {}

    /** @param encrypted whether all that they publish is encrypted end to end */
    record ParticipantEncryptionStatusChanged(Participant participant, boolean encrypted) implements RoomEvent {}

    record EncryptionStateChanged(Participant participant, EncryptionState state) implements RoomEvent {}

    record ConnectionQualityChanged(Participant participant, ConnectionQuality quality) implements RoomEvent {}

    /** @param speakers who speaks now, the loudest first */
    record ActiveSpeakersChanged(List<Participant> speakers) implements RoomEvent {}

    record LocalTrackPublished(LocalTrackPublication publication) implements RoomEvent {}

    /**
     * A track of this side is not published any more: this side has unpublished it, or may not publish it any more. The publication's
     * {@link LocalTrackPublication#track()} is empty by now.
     */
    record LocalTrackUnpublished(LocalTrackPublication publication) implements RoomEvent {}

    /** A full reconnect has published the track again: the publication is the same, with a new sid. */
    record LocalTrackRepublished(LocalTrackPublication publication, String previousSid) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /** A first subscriber has subscribed to the track. */
    record LocalTrackSubscribed(LocalTrackPublication publication) implements RoomEvent {}

    record TrackPublished(RemoteParticipant participant, RemoteTrackPublication publication) implements RoomEvent {}

    record TrackUnpublished(RemoteParticipant participant, RemoteTrackPublication publication) implements RoomEvent {}

    record TrackSubscribed(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track)
            implements
                RoomEvent {}

    /** @param track is being closed, and its streams end */
    record TrackUnsubscribed(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track)
            implements
                RoomEvent {}

    record TrackSubscriptionFailed(RemoteParticipant participant, String trackSid, String error) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * Nothing has come of a track for ten seconds although it is subscribed to, enabled and not muted: its streams have had no frame. Its publisher may
     * send nothing, or send it in a codec that cannot be decoded here. Told once for each subscription.
     *
     * @param mimeType what the server says of the codec, such as {@code video/H265}; may be empty
     */
    record TrackWithoutMedia(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track,
            String mimeType) implements RoomEvent {
        @Override
        public String toString() {
            return "TrackWithoutMedia[" + participant + ", " + publication + ", " + Printable.of(mimeType) + "]";
        }
    }

    record TrackMuted(Participant participant, TrackPublication publication) implements RoomEvent {}

    record TrackUnmuted(Participant participant, TrackPublication publication) implements RoomEvent {}

    record DataReceived(DataPacket packet) implements RoomEvent {}

    /**
     * The native library drops tones of a participant whom it does not know: for some seconds after they have joined, or because they are hidden.
     *
     * @param participantIdentity who sent it; empty if that was the server
     * @param participant the same; empty for who has left since, too
     */
    record DtmfReceived(int code, String digit, String participantIdentity,
            Optional<RemoteParticipant> participant) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "code", "digit");
        }
    }

    /**
     * @param participant who spoke; empty if they have left since
     * @param publication on which track; empty if it is unpublished since
     */
    record TranscriptionReceived(Transcription transcription, Optional<Participant> participant,
            Optional<TrackPublication> publication) implements RoomEvent {}

    /**
     * @param participantIdentity who sent it; empty if that was the server
     * @param participant the same; empty for who has left since, or is not known yet, too
     */
    record ChatMessageReceived(ChatMessage message, String participantIdentity, Optional<RemoteParticipant> participant)
            implements
                RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
}
