package org.livekit4j.room;

import java.util.Objects;
import java.util.Set;
import org.livekit4j.text.RecordText;

/**
 * What one participant may subscribe to.
 *
 * @param participantIdentity whom it is about
 * @param allowAll whether to everything: the sids are of no account then
 * @param allowedTrackSids of local publications
 */
public record ParticipantTrackPermission(String participantIdentity, boolean allowAll, Set<String> allowedTrackSids) {

    public ParticipantTrackPermission {
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        allowedTrackSids = Set.copyOf(allowedTrackSids);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
