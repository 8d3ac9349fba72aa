package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The library's four C functions under their own names; nothing but mechanics.
 *
 * <p>None is {@code critical}: a request may call back before it returns, and dropping a handle may free megabytes and write a log.
 */
final class LiveKitFfi {
    /** Of the callback: {@code void (const uint8_t *data, size_t length)}; addresses as numbers, so that nothing is allocated. */
    static final FunctionDescriptor CALLBACK = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);

    private final MethodHandle initialize;
    private final MethodHandle request;
    private final MethodHandle dropHandle;
    private final MethodHandle dispose;

    /** @throws java.util.NoSuchElementException if the library has not all four */
    LiveKitFfi(SymbolLookup library) {
        initialize = bind(library, "livekit_ffi_initialize", FunctionDescriptor.ofVoid(ADDRESS, JAVA_BOOLEAN, ADDRESS, ADDRESS));
        request = bind(library, "livekit_ffi_request", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
        dropHandle = bind(library, "livekit_ffi_drop_handle", FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG));
        dispose = bind(library, "livekit_ffi_dispose", FunctionDescriptor.ofVoid());
    }

    @SuppressWarnings("restricted") // the signatures are those of the library
    private static MethodHandle bind(SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    void livekit_ffi_initialize(MemorySegment callback, boolean captureLogs, String sdk, String sdkVersion) {
        try (Arena arena = Arena.ofConfined()) {
            initialize.invokeExact(callback, captureLogs, arena.allocateFrom(sdk), arena.allocateFrom(sdkVersion));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** @return the handle of the response's bytes, or 0 if the request was refused */
    long livekit_ffi_request(MemorySegment data, long length, MemorySegment responseAddress, MemorySegment responseLength) {
        try {
            return (long) request.invokeExact(data, length, responseAddress, responseLength);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    boolean livekit_ffi_drop_handle(long handle) {
        try {
            return (boolean) dropHandle.invokeExact(handle);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    void livekit_ffi_dispose() {
        try {
            dispose.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
