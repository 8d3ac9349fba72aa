package org.livekit4j.audio.internal;

import java.util.function.Consumer;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.Registration;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.track.StreamEnd;

/** Where a stream's sound comes from. */
interface AudioOrigin {

    /** In the stream's name. */
    String name();

    /** Makes the native stream. */
    FfiOwnedHandle open(FfiClient client, AudioStreamOptions options);

    /** What it means that the native stream has ended by itself; it may wait a second. */
    StreamEnd nativeEnd();

    /** Adds a listener to an end that the native library does not tell the stream; the result removes it. */
    Registration onEnd(Consumer<StreamEnd> listener);
}
