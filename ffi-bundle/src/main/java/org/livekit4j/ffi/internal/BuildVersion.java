package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the library for its version, through the second, UniFFI interface that it has; one without it has no version. */
final class BuildVersion {
    private static final StructLayout RUST_BUFFER = MemoryLayout.structLayout(JAVA_LONG.withName("capacity"),
            JAVA_LONG.withName("length"), ADDRESS.withName("data"));
    private static final StructLayout CALL_STATUS = MemoryLayout.structLayout(JAVA_BYTE.withName("code"),
            MemoryLayout.paddingLayout(7), RUST_BUFFER);
    private static final int MAX_LENGTH = 256;

    private BuildVersion() {}

    @SuppressWarnings("restricted") // the signatures are those of the library
    static Optional<String> of(SymbolLookup library) {
        Optional<MemorySegment> version = library.find("uniffi_livekit_ffi_fn_func_build_version");
        Optional<MemorySegment> free = library.find("ffi_livekit_ffi_rustbuffer_free");
        if (version.isEmpty() || free.isEmpty()) {
            return Optional.empty();
        }
        MethodHandle call = Linker.nativeLinker().downcallHandle(version.get(), FunctionDescriptor.of(RUST_BUFFER, ADDRESS));
        MethodHandle release = Linker.nativeLinker().downcallHandle(free.get(), FunctionDescriptor.ofVoid(RUST_BUFFER, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(CALL_STATUS);
            MemorySegment buffer = (MemorySegment) call.invoke(arena, status);
            if (status.get(JAVA_BYTE, 0) != 0) {
                return Optional.empty();
            }
            long length = buffer.get(JAVA_LONG, JAVA_LONG.byteSize());
            long data = buffer.get(ADDRESS, 2 * JAVA_LONG.byteSize()).address();
            String text = length > 0 && length <= MAX_LENGTH
                    ? new String(NativeMemory.copy(data, (int) length), StandardCharsets.UTF_8)
                    : null;
            release.invoke(buffer, status);
            return Optional.ofNullable(text);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
