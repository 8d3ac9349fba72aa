package org.livekit4j.ffi.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.function.Function;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

/** Does with the native library what nobody has checked. It lies in this package for the sake of that alone. */
public final class PastTheGuard {

    private PastTheGuard() {}

    /** Sends requests past the guard. */
    public static Function<FfiRequest, FfiResponse> of(FfiClient client) {
        return ((NativeFfiClient) client).channel()::send;
    }

    /** Opens the library without a look whether the process has what it needs for that. */
    public static void open() {
        NativeLibrary library = NativeLibrary.open(FfiOptions.DEFAULTS, Optional.empty());
        CallbackStub nothing = new CallbackStub(MethodHandles.empty(MethodType.methodType(void.class, long.class, long.class)));
        library.functions().livekit_ffi_initialize(nothing.pointer(), true, "java", "0");
    }
}
