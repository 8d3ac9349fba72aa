package org.livekit4j.room.internal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.room.ParticipantTrackPermission;

/**
 * The permissions to subscribe to tracks of the local participant. The native library sends them again after a full reconnect,
 * but with outdated sids; they are therefore sent here with the new sids.
 */
final class SubscriptionRights {
    private final LocalParticipantRequests requests;
    /** These two under this object's monitor. */
    private boolean allowAll = true;
    private List<ParticipantTrackPermission> permissions = List.of();

    SubscriptionRights(LocalParticipantRequests requests) {
        this.requests = requests;
    }

    synchronized void set(boolean newAllowAll, List<ParticipantTrackPermission> newPermissions) {
        List<ParticipantTrackPermission> copy = List.copyOf(Objects.requireNonNull(newPermissions, "permissions is null"));
        requests.setTrackSubscriptionPermissions(newAllowAll, copy);
        allowAll = newAllowAll;
        permissions = copy;
    }

    /** A track was published again. */
    synchronized void republished(String previousSid, String sid) {
        permissions = permissions.stream().map(permission -> renamed(permission, previousSid, sid)).toList();
    }

    private static ParticipantTrackPermission renamed(ParticipantTrackPermission permission, String previousSid, String sid) {
        if (!permission.allowedTrackSids().contains(previousSid)) {
            return permission;
        }
        Set<String> sids = permission.allowedTrackSids().stream().map(old -> old.equals(previousSid) ? sid : old)
                .collect(Collectors.toSet());
        return new ParticipantTrackPermission(permission.participantIdentity(), permission.allowAll(), sids);
    }

    /** The room has reconnected. */
    synchronized void sendAgain() {
        if (!allowAll) {
            requests.setTrackSubscriptionPermissions(false, permissions);
        }
    }
}
