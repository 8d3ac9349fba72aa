package org.livekit4j.ffi;

import org.livekit4j.ffi.internal.NativeFfiClient;

/** Opens the native library outside an OSGi framework. Safe for use by several threads. */
public final class FfiClients {

    private FfiClients() {}

    /**
     * Loads and initialises the native library.
     *
     * @param options how to open it
     * @return the client; the caller closes it
     * @throws FfiException if the library cannot be loaded or is open already; the message is one line that states the problem
     * and the remedy
     */
    public static FfiClient open(FfiOptions options) {
        PackageClasses.load(FfiClients.class);
        return NativeFfiClient.open(options);
    }
}
