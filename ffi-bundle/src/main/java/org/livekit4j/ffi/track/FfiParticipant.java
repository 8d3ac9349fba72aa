package org.livekit4j.ffi.track;

import org.osgi.annotation.versioning.ProviderType;

/** A remote participant with its native handle. */
@ProviderType
public interface FfiParticipant extends StreamOrigin {

    /** {@return the participant's identity} */
    String identity();
}
