package org.livekit4j.room;

/**
 * The names of {@link RoomEvent}s, for the service property {@value RoomListener#EVENTS}. Each is the simple name of its record.
 */
public final class RoomEventNames {
    /** Names {@link RoomEvent.Connected}. */
    public static final String CONNECTED = "Connected";
    /** Names {@link RoomEvent.Disconnected}. */
    public static final String DISCONNECTED = "Disconnected";
    /** Names {@link RoomEvent.ConnectionStateChanged}. */
    public static final String CONNECTION_STATE_CHANGED = "ConnectionStateChanged";
    /** Names {@link RoomEvent.Reconnecting}. */
    public static final String RECONNECTING = "Reconnecting";
    /** Names {@link RoomEvent.Reconnected}. */
    public static final String RECONNECTED = "Reconnected";
    /** Names {@link RoomEvent.Moved}. */
    public static final String MOVED = "Moved";
    /** Names {@link RoomEvent.RoomUpdated}. */
    public static final String ROOM_UPDATED = "RoomUpdated";
    /** Names {@link RoomEvent.RoomMetadataChanged}. */
    public static final String ROOM_METADATA_CHANGED = "RoomMetadataChanged";
    /** Names {@link RoomEvent.TokenRefreshed}. */
    public static final String TOKEN_REFRESHED = "TokenRefreshed";
    /** Names {@link RoomEvent.ParticipantConnected}. */
    public static final String PARTICIPANT_CONNECTED = "ParticipantConnected";
    /** Names {@link RoomEvent.ParticipantActive}. */
    public static final String PARTICIPANT_ACTIVE = "ParticipantActive";
    /** Names {@link RoomEvent.ParticipantDisconnected}. */
    public static final String PARTICIPANT_DISCONNECTED = "ParticipantDisconnected";
    /** Names {@link RoomEvent.ParticipantMetadataChanged}. */
    public static final String PARTICIPANT_METADATA_CHANGED = "ParticipantMetadataChanged";
    /** Names {@link RoomEvent.ParticipantNameChanged}. */
    public static final String PARTICIPANT_NAME_CHANGED = "ParticipantNameChanged";
    /** Names {@link RoomEvent.ParticipantAttributesChanged}. */
    public static final String PARTICIPANT_ATTRIBUTES_CHANGED = "ParticipantAttributesChanged";
    /** Names {@link RoomEvent.ParticipantPermissionsChanged}. */
    public static final String PARTICIPANT_PERMISSIONS_CHANGED = "ParticipantPermissionsChanged";
    /** Names {@link RoomEvent.ParticipantEncryptionStatusChanged}. */
    public static final String PARTICIPANT_ENCRYPTION_STATUS_CHANGED = "ParticipantEncryptionStatusChanged";
    /** Names {@link RoomEvent.EncryptionStateChanged}. */
    public static final String ENCRYPTION_STATE_CHANGED = "EncryptionStateChanged";
    /** Names {@link RoomEvent.ConnectionQualityChanged}. */
    public static final String CONNECTION_QUALITY_CHANGED = "ConnectionQualityChanged";
    /** Names {@link RoomEvent.ActiveSpeakersChanged}. */
    public static final String ACTIVE_SPEAKERS_CHANGED = "ActiveSpeakersChanged";
    /** Names {@link RoomEvent.LocalTrackPublished}. */
    public static final String LOCAL_TRACK_PUBLISHED = "LocalTrackPublished";
    /** Names {@link RoomEvent.LocalTrackUnpublished}. */
    public static final String LOCAL_TRACK_UNPUBLISHED = "LocalTrackUnpublished";
    /** Names {@link RoomEvent.LocalTrackRepublished}. */
    public static final String LOCAL_TRACK_REPUBLISHED = "LocalTrackRepublished";
    /** Names {@link RoomEvent.LocalTrackSubscribed}. */
    public static final String LOCAL_TRACK_SUBSCRIBED = "LocalTrackSubscribed";
    /** Names {@link RoomEvent.TrackPublished}. */
    public static final String TRACK_PUBLISHED = "TrackPublished";
    /** Names {@link RoomEvent.TrackUnpublished}. */
    public static final String TRACK_UNPUBLISHED = "TrackUnpublished";
    /** Names {@link RoomEvent.TrackSubscribed}. */
    public static final String TRACK_SUBSCRIBED = "TrackSubscribed";
    /** Names {@link RoomEvent.TrackUnsubscribed}. */
    public static final String TRACK_UNSUBSCRIBED = "TrackUnsubscribed";
    /** Names {@link RoomEvent.TrackSubscriptionFailed}. */
    public static final String TRACK_SUBSCRIPTION_FAILED = "TrackSubscriptionFailed";
    /** Names {@link RoomEvent.TrackWithoutMedia}. */
    public static final String TRACK_WITHOUT_MEDIA = "TrackWithoutMedia";
    /** Names {@link RoomEvent.TrackMuted}. */
    public static final String TRACK_MUTED = "TrackMuted";
    /** Names {@link RoomEvent.TrackUnmuted}. */
    public static final String TRACK_UNMUTED = "TrackUnmuted";
    /** Names {@link RoomEvent.DataTrackPublished}. */
    public static final String DATA_TRACK_PUBLISHED = "DataTrackPublished";
    /** Names {@link RoomEvent.DataTrackUnpublished}. */
    public static final String DATA_TRACK_UNPUBLISHED = "DataTrackUnpublished";
    /** Names {@link RoomEvent.DataReceived}. */
    public static final String DATA_RECEIVED = "DataReceived";
    /** Names {@link RoomEvent.DtmfReceived}. */
    public static final String DTMF_RECEIVED = "DtmfReceived";
    /** Names {@link RoomEvent.TranscriptionReceived}. */
    public static final String TRANSCRIPTION_RECEIVED = "TranscriptionReceived";
    /** Names {@link RoomEvent.ChatMessageReceived}. */
    public static final String CHAT_MESSAGE_RECEIVED = "ChatMessageReceived";

    private RoomEventNames() {}
}
