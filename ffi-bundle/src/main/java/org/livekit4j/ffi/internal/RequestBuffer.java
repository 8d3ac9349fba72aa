package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Native memory for one request at a time: its bytes, and where the library writes the response's address and length. Reused, because
 * making it costs ten times what using it does.
 */
final class RequestBuffer {
    static final int CAPACITY = 4096;

    final MemorySegment data;
    final MemorySegment responseAddress;
    final MemorySegment responseLength;

    RequestBuffer(Arena arena, int capacity) {
        data = arena.allocate(capacity);
        responseAddress = arena.allocate(ValueLayout.ADDRESS);
        responseLength = arena.allocate(ValueLayout.JAVA_LONG);
    }

    long responseAddress() {
        return responseAddress.get(ValueLayout.ADDRESS, 0).address();
    }

    long responseLength() {
        return responseLength.get(ValueLayout.JAVA_LONG, 0);
    }
}
