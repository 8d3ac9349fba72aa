package org.livekit4j.room;

import java.util.Set;
import org.livekit4j.track.TrackSource;

/**
 * What a participant may do.
 *
 * @param canPublishSources the only sources they may publish from; empty: all
 * @param hidden whether others do not see them
 * @param canUpdateMetadata whether they may change their own name, metadata and attributes
 */
public record ParticipantPermissions(boolean canSubscribe, boolean canPublish, boolean canPublishData,
        Set<TrackSource> canPublishSources, boolean hidden, boolean canUpdateMetadata, boolean canSubscribeMetrics,
        boolean canManageAgentSession) {

    public ParticipantPermissions {
        canPublishSources = Set.copyOf(canPublishSources);
    }
}
