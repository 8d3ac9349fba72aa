package org.livekit4j.room;

import java.util.Objects;
import java.util.Set;
import org.livekit4j.text.Printable;
import org.livekit4j.text.RecordText;

/**
 * The tracks that one participant may subscribe to.
 *
 * @param participantIdentity the identity of the participant
 * @param allowAll true for all tracks; the sids are ignored then
 * @param allowedTrackSids the sids of local publications. When a full reconnect publishes a track again its new sid replaces
 *     the old one
 */
public record ParticipantTrackPermission(String participantIdentity, boolean allowAll, Set<String> allowedTrackSids) {

    /** Checks that the sids are those of tracks. */
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
