package org.livekit4j.ffi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told what happens to the native library itself. In OSGi register it as a service. Calls come on a thread of the bridge, one after
 * the other; what they throw is logged.
 */
@ConsumerType
public interface FfiListener {

    /** The library reported a panic and works on. */
    void panicked(String message);
}
