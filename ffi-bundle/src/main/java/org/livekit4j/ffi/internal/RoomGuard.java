package org.livekit4j.ffi.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.ParticipantTrackPermission;
import org.livekit4j.ffi.proto.SetTrackSubscriptionPermissionsRequest;

/** The rules for rooms, participants, tracks and publications. */
final class RoomGuard {
    static final Map<MessageCase, Consumer<FfiRequest>> RULES = new EnumMap<>(MessageCase.class);

    static {
        RULES.put(MessageCase.CONNECT, request -> connect(request.getConnect()));
        RULES.put(MessageCase.UNPUBLISH_TRACK, request -> Limits.trackSid(request.getUnpublishTrack().getTrackSid()));
        RULES.put(MessageCase.SET_TRACK_SUBSCRIPTION_PERMISSIONS,
                request -> permissions(request.getSetTrackSubscriptionPermissions()));
        for (MessageCase kind : new MessageCase[]{MessageCase.READY_FOR_ROOM_EVENT, MessageCase.DISCONNECT,
            MessageCase.PUBLISH_TRACK, MessageCase.CREATE_AUDIO_TRACK, MessageCase.CREATE_VIDEO_TRACK,
            MessageCase.LOCAL_TRACK_MUTE, MessageCase.ENABLE_REMOTE_TRACK, MessageCase.GET_STATS, MessageCase.GET_SESSION_STATS,
            MessageCase.SET_SUBSCRIBED, MessageCase.ENABLE_REMOTE_TRACK_PUBLICATION,
            MessageCase.UPDATE_REMOTE_TRACK_PUBLICATION_DIMENSION, MessageCase.SET_REMOTE_TRACK_PUBLICATION_QUALITY,
            MessageCase.SET_LOCAL_METADATA, MessageCase.SET_LOCAL_NAME, MessageCase.SET_LOCAL_ATTRIBUTES,
            MessageCase.SIMULATE_SCENARIO}) {
            RULES.put(kind, Limits.HARMLESS);
        }
    }

    private static final int MAX_RETRIES = Integer.MAX_VALUE;

    private RoomGuard() {}

    /** One try more than the largest number is none, and of none there is no result. */
    private static void connect(ConnectRequest request) {
        Limits.range("join_retries", Integer.toUnsignedLong(request.getOptions().getJoinRetries()), 0, MAX_RETRIES);
    }

    private static void permissions(SetTrackSubscriptionPermissionsRequest request) {
        for (ParticipantTrackPermission permission : request.getPermissionsList()) {
            permission.getAllowedTrackSidsList().forEach(Limits::trackSid);
        }
    }
}
