package org.livekit4j.room;

import java.util.Objects;
import java.util.Set;
import org.livekit4j.text.Printable;
import org.livekit4j.text.RecordText;

/**
 * What one participant may subscribe to.
 *
 * @param participantIdentity whom it is about
 * @param allowAll whether to everything: the sids are of no account then
 * @param allowedTrackSids of local publications. When a full reconnect publishes a track again, its new sid takes the place of the old one
 */
public record ParticipantTrackPermission(String participantIdentity, boolean allowAll, Set<String> allowedTrackSids) {

    public ParticipantTrackPermission {
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        allowedTrackSids = Set.copyOf(allowedTrackSids);
        for (String sid : allowedTrackSids) {
            if (!sid.startsWith("TR_")) {
                throw new IllegalArgumentException(
                        "'" + Printable.of(sid) + "' in allowedTrackSids is no track sid; one starts with TR_");
            }
        }
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
