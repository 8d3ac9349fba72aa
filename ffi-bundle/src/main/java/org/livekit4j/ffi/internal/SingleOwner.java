package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.FfiException;

/**
 * The one who may use the library in this JVM. The library knows one callback only: a second owner, from another class loader or
 * framework, would take the first one's events. So the mark is where all of them see it, in the system properties.
 */
final class SingleOwner {
    private static final String PROPERTY = "livekit4j.native.owner";

    private SingleOwner() {}

    static void acquire(String owner) {
        Object other = System.getProperties().putIfAbsent(PROPERTY, owner);
        if (other != null) {
            throw new FfiException("LiveKit's native library is in use already in this JVM, by " + other
                    + ": close that client first; there can be one");
        }
    }

    static void release() {
        System.getProperties().remove(PROPERTY);
    }
}
