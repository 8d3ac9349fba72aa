package org.livekit4j.ffi;

import java.util.function.Consumer;
import org.livekit4j.track.StreamEnd;
import org.osgi.annotation.versioning.ProviderType;

/** A remote participant with its native handle: how one bundle opens streams on participants of another one's rooms. */
@ProviderType
public interface FfiParticipant {

    String identity();

    /** The participant's own; not to be closed by others. */
    FfiHandle handle();

    /** What it means that the native library has ended a stream on this participant; it may wait, as {@link FfiTrack#nativeEnd} does. */
    StreamEnd nativeEnd();

    /** Adds a listener to the participant's end, as {@link Ending#listen} does: the native library does not always tell streams. */
    Registration onEnd(Consumer<StreamEnd> listener);
}
