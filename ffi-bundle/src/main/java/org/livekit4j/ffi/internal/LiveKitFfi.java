package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;

/**
 * The library's four C functions under their own names; nothing but mechanics.
 *
 * <p>All four are called as a function of four 64-bit numbers that returns one, because the JVM makes code for each type of function,
 * which takes tens of milliseconds when a program starts. On all platforms that there is a library for, addresses, numbers and truth
 * values go to the same four registers, a function does not look at those beyond its parameters, and a truth value is the lowest byte.
 *
 * <p>None is {@code critical}: a request may call back before it returns, and dropping a handle may free megabytes and write a log.
 */
final class LiveKitFfi {
    /** Of the callback: {@code void (const uint8_t *data, size_t length)}; addresses as numbers, so that nothing is allocated. */
    static final FunctionDescriptor CALLBACK = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);
    /** As which the functions are called. */
    static final FunctionDescriptor FUNCTION = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final long LOWEST_BYTE = 0xff;

    private final MethodHandle initialize;
    private final MethodHandle request;
    private final MethodHandle dropHandle;
    private final MethodHandle dispose;

    /** @throws java.util.NoSuchElementException if the library has not all four */
    LiveKitFfi(SymbolLookup library) {
        initialize = bind(library, "livekit_ffi_initialize");
        request = bind(library, "livekit_ffi_request");
        dropHandle = bind(library, "livekit_ffi_drop_handle");
        dispose = bind(library, "livekit_ffi_dispose");
    }

    @SuppressWarnings("restricted") // the parameters are those of the library
    private static MethodHandle bind(SymbolLookup library, String name) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), FUNCTION);
    }

    private static long call(MethodHandle function, long first, long second, long third, long fourth) {
        try {
            return (long) function.invokeExact(first, second, third, fourth);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    void livekit_ffi_initialize(MemorySegment callback, boolean captureLogs, String sdk, String sdkVersion) {
        try (Arena arena = Arena.ofConfined()) {
            call(initialize, callback.address(), captureLogs ? 1 : 0, arena.allocateFrom(sdk).address(),
                    arena.allocateFrom(sdkVersion).address());
        }
    }

    /** @return the handle of the response's bytes, or 0 if the request was refused */
    long livekit_ffi_request(MemorySegment data, long length, MemorySegment responseAddress, MemorySegment responseLength) {
        try {
            return call(request, data.address(), length, responseAddress.address(), responseLength.address());
        } finally {
            Reference.reachabilityFence(data);
            Reference.reachabilityFence(responseAddress);
            Reference.reachabilityFence(responseLength);
        }
    }

    boolean livekit_ffi_drop_handle(long handle) {
        return (call(dropHandle, handle, 0, 0, 0) & LOWEST_BYTE) != 0;
    }

    void livekit_ffi_dispose() {
        call(dispose, 0, 0, 0, 0);
    }
}
