package org.livekit4j.room;

/** Names of {@link RoomEvent}s, for the service property {@value RoomListener#EVENTS}: each is the simple name of its record. */
public final class RoomEventNames {
    public static final String CONNECTED = "Connected";
    public static final String DISCONNECTED = "Disconnected";
    public static final String CONNECTION_STATE_CHANGED = "ConnectionStateChanged";
    public static final String RECONNECTING = "Reconnecting";
    public static final String RECONNECTED = "Reconnected";
    public static final String MOVED = "Moved";
    public static final String ROOM_UPDATED = "RoomUpdated";
    public static final String ROOM_METADATA_CHANGED = "RoomMetadataChanged";
    public static final String TOKEN_REFRESHED = "TokenRefreshed";
    public static final String PARTICIPANT_CONNECTED = "ParticipantConnected";
    public static final String PARTICIPANT_ACTIVE = "ParticipantActive";
    public static final String PARTICIPANT_DISCONNECTED = "ParticipantDisconnected";
    public static final String PARTICIPANT_METADATA_CHANGED = "ParticipantMetadataChanged";
    public static final String PARTICIPANT_NAME_CHANGED = "ParticipantNameChanged";
    public static final String PARTICIPANT_ATTRIBUTES_CHANGED = "ParticipantAttributesChanged";
    public static final String PARTICIPANT_PERMISSIONS_CHANGED = "ParticipantPermissionsChanged";
    public static final String PARTICIPANT_ENCRYPTION_STATUS_CHANGED = "ParticipantEncryptionStatusChanged";
    public static final String ENCRYPTION_STATE_CHANGED = "EncryptionStateChanged";
    public static final String CONNECTION_QUALITY_CHANGED = "ConnectionQualityChanged";
    public static final String ACTIVE_SPEAKERS_CHANGED = "ActiveSpeakersChanged";
    public static final String LOCAL_TRACK_PUBLISHED = "LocalTrackPublished";
    public static final String LOCAL_TRACK_UNPUBLISHED = "LocalTrackUnpublished";
    public static final String LOCAL_TRACK_REPUBLISHED = "LocalTrackRepublished";
    public static final String LOCAL_TRACK_SUBSCRIBED = "LocalTrackSubscribed";
    public static final String TRACK_PUBLISHED = "TrackPublished";
    public static final String TRACK_UNPUBLISHED = "TrackUnpublished";
    public static final String TRACK_SUBSCRIBED = "TrackSubscribed";
    public static final String TRACK_UNSUBSCRIBED = "TrackUnsubscribed";
    public static final String TRACK_SUBSCRIPTION_FAILED = "TrackSubscriptionFailed";
    public static final String TRACK_WITHOUT_MEDIA = "TrackWithoutMedia";
    public static final String TRACK_MUTED = "TrackMuted";
    public static final String TRACK_UNMUTED = "TrackUnmuted";
    public static final String DATA_RECEIVED = "DataReceived";
    public static final String DTMF_RECEIVED = "DtmfReceived";
    public static final String TRANSCRIPTION_RECEIVED = "TranscriptionReceived";
    public static final String CHAT_MESSAGE_RECEIVED = "ChatMessageReceived";

    private RoomEventNames() {}
}
