package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/** A track whose media this process produces. */
@ProviderType
public interface LocalTrack extends Track {

    /**
     * Stops or resumes sending without ending the track. It takes effect before this method returns.
     *
     * @param muted true to stop sending, false to resume
     * @throws IllegalStateException if the track is closed
     */
    void mute(boolean muted);
}
