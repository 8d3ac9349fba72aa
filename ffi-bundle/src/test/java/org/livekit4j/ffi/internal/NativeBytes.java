package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Native memory in which bytes lie right before a page that cannot be read, so that one byte read too far ends the JVM and with it
 * the tests. Where there is no {@code mmap} it is plain memory.
 */
final class NativeBytes implements AutoCloseable {
    private static final long PAGE = 64 * 1024;
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = System.getProperty("os.name").startsWith("Linux") ? 0x22 : 0x1002;

    private final Arena arena = Arena.ofShared();
    private final long capacity;
    private final MemorySegment memory;
    private int size;

    NativeBytes(long capacity) {
        this.capacity = Math.ceilDiv(capacity, PAGE) * PAGE;
        this.memory = System.getProperty("os.name").startsWith("Windows") ? arena.allocate(this.capacity) : guarded();
    }

    /** Room for this many bytes, and those bytes in it. */
    static NativeBytes of(byte[] bytes) {
        NativeBytes memory = new NativeBytes(bytes.length);
        memory.put(bytes);
        return memory;
    }

    @SuppressWarnings("restricted") // maps the memory by hand
    private MemorySegment guarded() {
        MethodHandle map = function("mmap",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
        MethodHandle unmap = function("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
        MethodHandle protect = function("mprotect", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        try {
            MemorySegment mapped = (MemorySegment) map.invokeExact(MemorySegment.NULL, capacity + PAGE, READ_WRITE,
                    PRIVATE_ANONYMOUS, -1, 0L);
            if ((int) protect.invokeExact(MemorySegment.ofAddress(mapped.address() + capacity), PAGE, 0) != 0) {
                throw new AssertionError("mprotect failed");
            }
            return mapped.reinterpret(capacity, arena, gone -> {
                try {
                    int result = (int) unmap.invokeExact(gone, capacity + PAGE);
                    assert result == 0;
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
            });
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted") // the signatures are those of POSIX
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    /** Puts the bytes before the page that cannot be read; what was there is overwritten. */
    NativeBytes put(byte[] bytes) {
        size = bytes.length;
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, capacity - size, size);
        return this;
    }

    long address() {
        return memory.address() + capacity - size;
    }

    int size() {
        return size;
    }

    /** Overwrites the bytes, as the library does when a callback is over. */
    void wipe() {
        memory.fill((byte) 0xff);
    }

    @Override
    public void close() {
        arena.close();
    }
}
