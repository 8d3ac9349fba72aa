package org.livekit4j.room;

import java.util.Set;
import org.livekit4j.track.TrackSource;

/**
 * What a participant may do.
 *
 * @param canSubscribe whether it may subscribe to tracks
 * @param canPublish whether it may publish tracks
 * @param canPublishData whether it may publish data
 * @param canPublishSources the only sources that it may publish from; empty for all
 * @param hidden whether others do not see it
 * @param canUpdateMetadata whether it may change its own name, metadata and attributes
 * @param canSubscribeMetrics whether it may subscribe to metrics
 * @param canManageAgentSession whether it may control an agent's session
 */
public record ParticipantPermissions(boolean canSubscribe, boolean canPublish, boolean canPublishData,
        Set<TrackSource> canPublishSources, boolean hidden, boolean canUpdateMetadata, boolean canSubscribeMetrics,
        boolean canManageAgentSession) {

    /** Copies the set. */
    public ParticipantPermissions {
        canPublishSources = Set.copyOf(canPublishSources);
    }
}
