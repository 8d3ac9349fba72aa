package org.livekit4j.room.internal;

import java.util.Optional;
import java.util.Set;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.ParticipantPermissions;
import org.livekit4j.track.TrackSource;

/**
 * The permissions of the local participant, as far as the server has reported them. The server does not answer requests that are
 * not permitted: it drops data, and publishing times out.
 */
final class Rights {
    private final ParticipantModel participant;

    Rights(ParticipantModel participant) {
        this.participant = participant;
    }

    /** Why a track from this source may not be published; empty if it may. */
    Optional<LiveKitException> againstPublishing(TrackSource source) {
        ParticipantPermissions permissions = participant.permissions().orElse(null);
        if (permissions == null) {
            return Optional.empty();
        }
        if (!permissions.canPublish()) {
            return refused("publish tracks");
        }
        Set<TrackSource> sources = permissions.canPublishSources();
        return sources.isEmpty() || sources.contains(source)
                ? Optional.empty()
                : refused("publish from the source " + source + ", only from " + sources);
    }

    /** Why data may not be sent; empty if it may. */
    Optional<LiveKitException> againstData() {
        boolean may = participant.permissions().map(ParticipantPermissions::canPublishData).orElse(true);
        return may ? Optional.empty() : refused("send data");
    }

    private static Optional<LiveKitException> refused(String what) {
        return Optional.of(new LiveKitException("this participant may not " + what + ": its permissions do not allow it"));
    }
}
