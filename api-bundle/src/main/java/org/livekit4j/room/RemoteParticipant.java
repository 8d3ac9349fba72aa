package org.livekit4j.room;

import java.util.Map;
import java.util.Optional;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.track.TrackSource;
import org.osgi.annotation.versioning.ProviderType;

/** Another participant in the room. */
@ProviderType
public non-sealed interface RemoteParticipant extends Participant {

    @Override
    Map<String, RemoteTrackPublication> trackPublications();

    @Override
    Map<String, RemoteDataTrack> dataTracks();

    /**
     * Returns the publication from a source, the first one if there are several.
     *
     * @param source the source
     * @return the publication; empty if there is none
     */
    Optional<RemoteTrackPublication> trackPublication(TrackSource source);
}
