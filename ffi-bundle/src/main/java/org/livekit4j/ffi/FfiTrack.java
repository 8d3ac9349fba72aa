package org.livekit4j.ffi;

import java.util.function.Consumer;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.Track;
import org.osgi.annotation.versioning.ProviderType;

/** A track with its native handle: how one bundle opens streams on tracks that another one made. */
@ProviderType
public interface FfiTrack extends Track {

    /** The track's own; not to be closed by others. */
    FfiHandle handle();

    /**
     * What it means that the native library has ended a stream on this track. For a remote track it waits, for a second at most, for
     * the room to tell: a native stream can end before the room's event that says why. So it is not for native threads.
     */
    default StreamEnd nativeEnd() {
        return StreamEnd.END_OF_TRACK;
    }

    /**
     * Adds a listener to an end that the native library does not tell streams, such as that of a subscription, as {@link Ending#listen}
     * does. A local track has none: it ends with its handle, and that the library tells.
     */
    default Registration onEnd(Consumer<StreamEnd> listener) {
        return () -> {
        };
    }
}
