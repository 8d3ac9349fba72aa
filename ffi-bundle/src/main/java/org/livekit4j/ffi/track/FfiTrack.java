package org.livekit4j.ffi.track;

import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.Track;
import org.osgi.annotation.versioning.ProviderType;

/** A track with its native handle. The defaults of this interface are those of a local track. */
@ProviderType
public interface FfiTrack extends Track, StreamOrigin {

    @Override
    default StreamInfo info() {
        return StreamInfo.local(name());
    }

    @Override
    default StreamEnd nativeEnd() {
        return StreamEnd.END_OF_TRACK;
    }

    /** Does nothing for a local track: the native library tells streams when the handle is closed. */
    @Override
    default Registration onEnd(Consumer<StreamEnd> listener) {
        return () -> {
        };
    }
}
