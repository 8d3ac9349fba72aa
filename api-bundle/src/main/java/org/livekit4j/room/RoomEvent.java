package org.livekit4j.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.text.Printable;
import org.livekit4j.text.RecordText;
import org.livekit4j.track.RemoteTrack;

/**
 * An event of a room. New kinds may be added: a {@code switch} needs a {@code default}. Events are immutable; the participants,
 * publications and tracks in them are live.
 */
public sealed interface RoomEvent {

    /** The room is joined: always the first event. Participants that are in the room already are not announced. */
    record Connected() implements RoomEvent {}
    /**
     * The room has ended: always the last event.
     * @param reason why the room ended
     */
    record Disconnected(DisconnectReason reason) implements RoomEvent {}
    /**
     * The state of the connection has changed.
     * @param state the new state
     */
    record ConnectionStateChanged(ConnectionState state) implements RoomEvent {}
    /** The connection is lost, and the native library tries to restore it. */
    record Reconnecting() implements RoomEvent {}
    /** The connection is restored. */
    record Reconnected() implements RoomEvent {}
    /** The participant was moved to another room: the properties of the room have changed. */
    record Moved() implements RoomEvent {}
    /** Properties of the room, such as the number of participants, have changed. */
    record RoomUpdated() implements RoomEvent {}
    /**
     * The metadata of the room has changed.
     * @param oldMetadata the metadata before
     * @param newMetadata the metadata now
     */
    record RoomMetadataChanged(String oldMetadata, String newMetadata) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "oldMetadata", "newMetadata");
        }
    }
    /**
     * The server has sent a new token for reconnecting.
     * @param token the token, which {@link #toString} never shows
     */
    record TokenRefreshed(String token) implements RoomEvent {
        @Override
        public String toString() {
            return "TokenRefreshed[]";
        }
    }
    /**
     * A participant has joined.
     * @param participant the participant
     */
    record ParticipantConnected(RemoteParticipant participant) implements RoomEvent {}
    /**
     * Media of a participant can flow.
     * @param participant the participant
     */
    record ParticipantActive(Participant participant) implements RoomEvent {}
    /**
     * A participant has left. Its tracks were unpublished before.
     * @param participant the participant
     * @param reason why it left
     */
    record ParticipantDisconnected(RemoteParticipant participant, DisconnectReason reason) implements RoomEvent {}
    /**
     * The metadata of a participant has changed.
     * @param participant the participant
     * @param oldMetadata the metadata before
     * @param newMetadata the metadata now
     */
    record ParticipantMetadataChanged(Participant participant, String oldMetadata, String newMetadata) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "oldMetadata", "newMetadata");
        }
    }
    /**
     * The name of a participant has changed.
     * @param participant the participant
     * @param oldName the name before
     * @param newName the name now
     */
    record ParticipantNameChanged(Participant participant, String oldName, String newName) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
    /**
     * Attributes of a participant have changed.
     * @param participant the participant
     * @param changed the attributes that are new, different or removed; removed ones are empty
     */
    record ParticipantAttributesChanged(Participant participant, Map<String, String> changed) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "changed");
        }
    }
    /**
     * The permissions of a participant have changed.
     * @param participant the participant
     * @param permissions the new permissions; empty if the server does not say
     */
    record ParticipantPermissionsChanged(Participant participant, Optional<ParticipantPermissions> permissions)
            implements
                RoomEvent {}
    /**
     * A remote participant has begun or ceased to publish encrypted tracks only.
     * @param participant the participant
     * @param encrypted as {@link Participant#encrypted}
     */
    record ParticipantEncryptionStatusChanged(Participant participant, boolean encrypted) implements RoomEvent {}
    /**
     * The state of the encryption of a participant's media has changed, or was reported again for another of its tracks.
     * @param participant the participant
     * @param state the new state, as {@link Participant#encryptionState}
     */
    record EncryptionStateChanged(Participant participant, EncryptionState state) implements RoomEvent {}
    /**
     * The quality of a participant's connection has changed.
     * @param participant the participant
     * @param quality the new quality
     */
    record ConnectionQualityChanged(Participant participant, ConnectionQuality quality) implements RoomEvent {}
    /**
     * Other participants speak now.
     * @param speakers the participants that speak, the loudest first
     */
    record ActiveSpeakersChanged(List<Participant> speakers) implements RoomEvent {}
    /**
     * A track of this side is published.
     * @param publication the publication
     */
    record LocalTrackPublished(LocalTrackPublication publication) implements RoomEvent {}
    /**
     * A track of this side is not published any more, because this side has unpublished it or lost the permission. The
     * {@link LocalTrackPublication#track()} of the publication is empty.
     * @param publication the publication
     */
    record LocalTrackUnpublished(LocalTrackPublication publication) implements RoomEvent {}
    /**
     * A full reconnect has published a track of this side again. The publication is the same, with a new sid.
     * @param publication the publication
     * @param previousSid the sid before
     */
    record LocalTrackRepublished(LocalTrackPublication publication, String previousSid) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
    /**
     * A first participant has subscribed to a track of this side.
     * @param publication the publication
     */
    record LocalTrackSubscribed(LocalTrackPublication publication) implements RoomEvent {}
    /**
     * A participant has published a track.
     * @param participant the publisher
     * @param publication the publication
     */
    record TrackPublished(RemoteParticipant participant, RemoteTrackPublication publication) implements RoomEvent {}
    /**
     * A participant has unpublished a track.
     * @param participant the publisher
     * @param publication the publication
     */
    record TrackUnpublished(RemoteParticipant participant, RemoteTrackPublication publication) implements RoomEvent {}
    /**
     * A track is subscribed to: streams can be opened from it.
     * @param participant the publisher
     * @param publication the publication
     * @param track the track
     */
    record TrackSubscribed(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track)
            implements
                RoomEvent {}
    /**
     * A track is not subscribed to any more.
     * @param participant the publisher
     * @param publication the publication
     * @param track the track, which is being closed; its streams end
     */
    record TrackUnsubscribed(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track)
            implements
                RoomEvent {}
    /**
     * A track could not be subscribed to.
     * @param participant the publisher
     * @param trackSid the sid of the track
     * @param error why
     */
    record TrackSubscriptionFailed(RemoteParticipant participant, String trackSid, String error) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
    /**
     * Streams of a track have got no frame for ten seconds, although it is subscribed to, enabled and not muted. Its
     * publisher may send nothing, or use a codec that cannot be decoded here. Reported once for each subscription.
     * @param participant the publisher
     * @param publication the publication
     * @param track the track
     * @param mimeType the codec as the server names it, such as {@code video/H265}; may be empty
     */
    record TrackWithoutMedia(RemoteParticipant participant, RemoteTrackPublication publication,
            RemoteTrack track, String mimeType) implements RoomEvent {
        @Override
        public String toString() {
            return "TrackWithoutMedia[" + participant + ", " + publication + ", " + Printable.of(mimeType) + "]";
        }
    }
    /**
     * A track was muted.
     * @param participant the publisher
     * @param publication the publication
     */
    record TrackMuted(Participant participant, TrackPublication publication) implements RoomEvent {}
    /**
     * A track was unmuted.
     * @param participant the publisher
     * @param publication the publication
     */
    record TrackUnmuted(Participant participant, TrackPublication publication) implements RoomEvent {}
    /**
     * A remote participant has published a data track. {@link org.livekit4j.data.Data#openStream} subscribes to it.
     * @param participant the publisher
     * @param track the track
     */
    record DataTrackPublished(RemoteParticipant participant, RemoteDataTrack track) implements RoomEvent {}
    /**
     * A data track was unpublished, or its publisher has left. Then {@link ParticipantDisconnected} comes shortly before or after.
     * @param participant the publisher
     * @param track the track
     */
    record DataTrackUnpublished(RemoteParticipant participant, RemoteDataTrack track) implements RoomEvent {}
    /**
     * A packet of data has arrived.
     * @param packet the packet
     */
    record DataReceived(DataPacket packet) implements RoomEvent {}
    /**
     * A tone of a telephone's keypad has arrived. The native library drops tones of participants that it does not know: for
     * some seconds after they have joined, and if they are hidden.
     * @param code the code of RFC 4733
     * @param digit the same for people to read
     * @param participantIdentity the identity of the sender; empty if that is the server
     * @param participant the sender; empty also if it has left
     */
    record DtmfReceived(int code, String digit, String participantIdentity, Optional<RemoteParticipant> participant)
            implements
                RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this, "code", "digit");
        }
    }
    /**
     * Transcribed speech has arrived, as a packet or as a text stream of the topic {@value Transcription#TOPIC}. A client that
     * sends both is heard once: of each track the way that came first is used.
     * @param transcription the speech
     * @param participant the speaker; empty if it has left
     * @param publication the publication of the speech; empty if it is unpublished
     */
    record TranscriptionReceived(Transcription transcription, Optional<Participant> participant,
            Optional<TrackPublication> publication) implements RoomEvent {}
    /**
     * A chat message has arrived, as a text stream of the topic {@value ChatMessage#TOPIC} or as a packet of older clients. A
     * client that sends both, with the same id, is heard once. Streams are not read here where a {@link
     * org.livekit4j.room.stream.TextStreamHandler} takes this topic; the same holds for transcriptions.
     * @param message the message
     * @param participantIdentity the identity of the sender; empty if that is the server
     * @param participant the sender; empty also if it has left or is not known yet
     * @param encryption whether it came encrypted; never {@link DataEncryption#ENCRYPTED} for a packet, of which the native
     *     library does not say it
     */
    record ChatMessageReceived(ChatMessage message, String participantIdentity,
            Optional<RemoteParticipant> participant, DataEncryption encryption) implements RoomEvent {
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
}
