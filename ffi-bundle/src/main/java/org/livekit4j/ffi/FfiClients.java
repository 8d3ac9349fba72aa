package org.livekit4j.ffi;

import org.livekit4j.ffi.internal.NativeFfiClient;

/** Opens the native library where there is no OSGi framework to do it. */
public final class FfiClients {

    private FfiClients() {}

    /**
     * Loads and initialises the library.
     *
     * @throws FfiException with one line that says what is missing or wrong, and what to do
     */
    public static FfiClient open(FfiOptions options) {
        PackageClasses.load(FfiClients.class);
        return NativeFfiClient.open(options);
    }
}
