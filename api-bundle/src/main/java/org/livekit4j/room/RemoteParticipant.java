package org.livekit4j.room;

import java.util.Map;
import java.util.Optional;
import org.livekit4j.track.TrackSource;
import org.osgi.annotation.versioning.ProviderType;

/** Another participant in the room. */
@ProviderType
public non-sealed interface RemoteParticipant extends Participant {

    @Override
    Map<String, RemoteTrackPublication> trackPublications();

    /** What they publish from this source, the first if it is several; empty if nothing. */
    Optional<RemoteTrackPublication> trackPublication(TrackSource source);
}
