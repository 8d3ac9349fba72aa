package org.livekit4j.ffi.internal;

import java.util.function.Function;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

/** Sends requests to the native library that nobody has checked. It lies in this package for the sake of that alone. */
public final class PastTheGuard {

    private PastTheGuard() {}

    public static Function<FfiRequest, FfiResponse> of(FfiClient client) {
        return ((Bridge) client).channel()::send;
    }

    /** Opens the library without looking whether the process has what it needs for that. */
    public static void open() {
        NativeLibrary library = NativeLibrary.open(org.livekit4j.ffi.FfiOptions.DEFAULTS);
        try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
            library.functions().livekit_ffi_initialize(new CallbackStub(java.lang.invoke.MethodHandles.empty(
                    java.lang.invoke.MethodType.methodType(void.class, long.class, long.class))).pointer(), true, "java", "0");
        }
    }
}
