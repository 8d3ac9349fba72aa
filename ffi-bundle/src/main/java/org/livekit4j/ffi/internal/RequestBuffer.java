package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Native memory for one request at a time: the request's bytes, and the address and length of the response. It is reused, because
 * creating it costs ten times as much as using it.
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
