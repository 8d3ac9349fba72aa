package org.livekit4j.ffi;

import org.livekit4j.track.Track;
import org.osgi.annotation.versioning.ProviderType;

/** A track with its native handle: how one bundle opens streams on tracks that another one made. */
@ProviderType
public interface FfiTrack extends Track {

    /** The track's own; not to be closed by others. */
    FfiHandle handle();
}
