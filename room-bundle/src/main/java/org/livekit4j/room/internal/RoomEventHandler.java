package org.livekit4j.room.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.ParticipantConnected;
import org.livekit4j.ffi.proto.RoomEvent.MessageCase;
import org.livekit4j.ffi.proto.RoomInfo;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEvent;

/**
 * Applies an event of the native library to the room's model, and determines what listeners receive. Handles in an event that are
 * not claimed here are released with it.
 */
final class RoomEventHandler {
    private final RoomState model;
    private final ParticipantEvents participants;
    private final TrackEvents tracks;
    private final DataTrackEvents dataTracks;
    private final DataEvents data;
    private final Consumer<DisconnectReason> onDisconnected;
    private final Runnable onEndOfEvents;
    private final Reconnects reconnects;

    /** Told when the connection is lost, and when it is there again. */
    interface Reconnects {
        void lost();

        void regained();
    }

    RoomEventHandler(RoomState model, AsyncCloser endings, Consumer<DisconnectReason> onDisconnected, Runnable onEndOfEvents,
            Reconnects reconnects) {
        this.model = model;
        this.participants = new ParticipantEvents(model, endings);
        this.tracks = new TrackEvents(model, endings);
        this.dataTracks = new DataTrackEvents(model, endings);
        this.data = new DataEvents(model);
        this.onDisconnected = onDisconnected;
        this.onEndOfEvents = onEndOfEvents;
        this.reconnects = reconnects;
    }

    /**
     * Returns whether events of this kind are handled. The room does not subscribe to others, so that they are dropped before
     * they are copied or decoded. {@link Pulse} waits for DATA_CHANNEL_LOW_THRESHOLD_CHANGED, which answers its request.
     */
    static boolean uses(MessageCase kind) {
        return switch (kind) {
            // Reported when the answer with the publication arrives
            case LOCAL_TRACK_PUBLISHED -> false;
            // The low-level events of streams are deprecated and come besides
            case STREAM_HEADER_RECEIVED, STREAM_CHUNK_RECEIVED, STREAM_TRAILER_RECEIVED -> false;
            // The answer that Pulse waits for
            case DATA_CHANNEL_LOW_THRESHOLD_CHANGED -> true;
            case MESSAGE_NOT_SET -> false;
            default -> true;
        };
    }

    /** The types of event that a room asks for in any case, as subscribers name them: it asks for streams while there is a handler. */
    static String[] types() {
        return Arrays.stream(MessageCase.values()).filter(RoomEventHandler::uses)
                .filter(kind -> kind != MessageCase.TEXT_STREAM_OPENED && kind != MessageCase.BYTE_STREAM_OPENED)
                .map(kind -> "room_event." + kind.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    /** Under the room's lock. @return null for nothing */
    RoomEvent apply(NativeEvent event) {
        org.livekit4j.ffi.proto.RoomEvent message = event.message().getRoomEvent();
        return uses(message.getMessageCase()) ? treat(event, message) : null;
    }

    /** An expression, so that the compiler misses a kind that is not treated. */
    RoomEvent treat(NativeEvent nativeEvent, org.livekit4j.ffi.proto.RoomEvent event) {
        return switch (event.getMessageCase()) {
            case PARTICIPANT_CONNECTED -> connected(nativeEvent, event.getParticipantConnected());
            case PARTICIPANT_DISCONNECTED -> participants.disconnected(event.getParticipantDisconnected());
            case PARTICIPANT_ACTIVE -> participants.active(event.getParticipantActive().getParticipantIdentity());
            case PARTICIPANT_METADATA_CHANGED -> participants.metadata(event.getParticipantMetadataChanged());
            case PARTICIPANT_NAME_CHANGED -> participants.name(event.getParticipantNameChanged());
            case PARTICIPANT_ATTRIBUTES_CHANGED -> participants.attributes(event.getParticipantAttributesChanged());
            case PARTICIPANT_PERMISSION_CHANGED -> participants.permissions(event.getParticipantPermissionChanged());
            case PARTICIPANT_ENCRYPTION_STATUS_CHANGED ->
                participants.encryption(event.getParticipantEncryptionStatusChanged());
            case E2EE_STATE_CHANGED -> participants.encryptionState(event.getE2EeStateChanged());
            case CONNECTION_QUALITY_CHANGED -> participants.quality(event.getConnectionQualityChanged());
            case ACTIVE_SPEAKERS_CHANGED ->
                participants.speakers(event.getActiveSpeakersChanged().getParticipantIdentitiesList());
            case PARTICIPANTS_UPDATED -> participants.updated(event.getParticipantsUpdated().getParticipantsList());
            case LOCAL_TRACK_UNPUBLISHED -> tracks.localUnpublished(event.getLocalTrackUnpublished().getPublicationSid());
            case LOCAL_TRACK_SUBSCRIBED -> tracks.localSubscribed(event.getLocalTrackSubscribed().getTrackSid());
            case LOCAL_TRACK_REPUBLISHED -> tracks.localRepublished(nativeEvent, event.getLocalTrackRepublished());
            case TRACK_PUBLISHED -> tracks.published(nativeEvent, event.getTrackPublished());
            case TRACK_UNPUBLISHED -> tracks.unpublished(event.getTrackUnpublished());
            case TRACK_SUBSCRIBED -> tracks.subscribed(nativeEvent, event.getTrackSubscribed());
            case TRACK_UNSUBSCRIBED -> tracks.unsubscribed(event.getTrackUnsubscribed());
            case TRACK_SUBSCRIPTION_FAILED -> tracks.subscriptionFailed(event.getTrackSubscriptionFailed());
            case TRACK_MUTED -> tracks.muted(event.getTrackMuted());
            case TRACK_UNMUTED -> tracks.unmuted(event.getTrackUnmuted());
            case ROOM_METADATA_CHANGED -> metadata(event.getRoomMetadataChanged().getMetadata());
            case ROOM_SID_CHANGED -> sid(event.getRoomSidChanged().getSid());
            case ROOM_UPDATED -> info(event.getRoomUpdated(), new RoomEvent.RoomUpdated());
            case MOVED -> info(event.getMoved(), new RoomEvent.Moved());
            case CONNECTION_STATE_CHANGED -> state(ProtoEnums.of(ConnectionState.values(),
                    event.getConnectionStateChanged().getState(), ConnectionState.CONNECTED));
            case RECONNECTING -> reconnecting();
            case RECONNECTED -> reconnected();
            case TOKEN_REFRESHED -> token(event.getTokenRefreshed().getToken());
            case DATA_PACKET_RECEIVED -> data.packet(event.getDataPacketReceived());
            case TRANSCRIPTION_RECEIVED -> data.transcription(event.getTranscriptionReceived());
            case CHAT_MESSAGE -> data.chat(event.getChatMessage());
            case TEXT_STREAM_OPENED -> data.textStream(nativeEvent, event.getTextStreamOpened());
            case BYTE_STREAM_OPENED -> data.byteStream(nativeEvent, event.getByteStreamOpened());
            case DATA_TRACK_PUBLISHED -> dataTracks.published(nativeEvent, event.getDataTrackPublished().getTrack());
            case DATA_TRACK_UNPUBLISHED -> dataTracks.unpublished(event.getDataTrackUnpublished().getSid());
            case DISCONNECTED -> disconnected(ProtoConverter.reason(event.getDisconnected().getReason()));
            case EOS -> endOfEvents();
            case DATA_CHANNEL_LOW_THRESHOLD_CHANGED -> null;
            case LOCAL_TRACK_PUBLISHED, STREAM_HEADER_RECEIVED, STREAM_CHUNK_RECEIVED, STREAM_TRAILER_RECEIVED,
                    MESSAGE_NOT_SET ->
                throw new IllegalArgumentException("nothing is done with " + event.getMessageCase());
        };
    }

    private RoomEvent connected(NativeEvent event, ParticipantConnected message) {
        RoomEvent connected = participants.connected(event, message);
        NativeRemoteParticipant participant = model.remotes().get(message.getInfo().getInfo().getIdentity());
        List<RoomEvent> awaited = participant == null ? List.of() : dataTracks.connected(participant);
        if (connected == null || awaited.isEmpty()) {
            return connected;
        }
        model.listeners().tell(connected); // before the events of its tracks
        awaited.forEach(model.listeners()::tell);
        return null;
    }

    /** The room has ended, and no more events are applied. Under the room's lock. */
    void end() {
        dataTracks.end();
    }

    /** Whether it is something that others sent, and says nothing of the room. */
    static boolean isMessage(NativeEvent event) {
        try {
            if (event.type() == FfiEvent.RPC_METHOD_INVOCATION_FIELD_NUMBER) {
                return true;
            }
            return switch (event.message().getRoomEvent().getMessageCase()) {
                case DATA_PACKET_RECEIVED, TRANSCRIPTION_RECEIVED, CHAT_MESSAGE, TEXT_STREAM_OPENED, BYTE_STREAM_OPENED -> true;
                default -> false;
            };
        } catch (Throwable e) { // the event cannot be decoded, or there is no memory
            return false;
        }
    }

    private RoomEvent metadata(String metadata) {
        String old = model.info().getMetadata();
        model.info(model.info().toBuilder().setMetadata(metadata).build());
        return new RoomEvent.RoomMetadataChanged(old, metadata);
    }

    private RoomEvent sid(String sid) {
        model.info(model.info().toBuilder().setSid(sid).build());
        return null;
    }

    private RoomEvent token(String token) {
        model.token(token);
        return new RoomEvent.TokenRefreshed(token);
    }

    private RoomEvent info(RoomInfo info, RoomEvent told) {
        model.info(info);
        return told;
    }

    /** That the room is disconnected is told together with the reason, in this order and once. */
    private RoomEvent state(ConnectionState state) {
        if (state == ConnectionState.DISCONNECTED) {
            return null;
        }
        model.state(state);
        return new RoomEvent.ConnectionStateChanged(state);
    }

    private RoomEvent reconnecting() {
        model.restarts().begin();
        model.local().publishing().reconnecting();
        reconnects.lost();
        return new RoomEvent.Reconnecting();
    }

    private RoomEvent reconnected() {
        model.local().subscriptions().sendAgain();
        model.local().thresholds().reconnected();
        model.local().publishing().reconnected();
        reconnects.regained();
        return new RoomEvent.Reconnected();
    }

    private RoomEvent disconnected(DisconnectReason reason) {
        onDisconnected.accept(reason);
        return null;
    }

    private RoomEvent endOfEvents() {
        onEndOfEvents.run();
        return null;
    }
}
