package org.livekit4j.ffi.internal;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Writes an event in the form that {@link EventPeek} reads, when its bytes are not in that form: as protobuf's own parser understands it,
 * without what this version does not know. All that follows then agrees on what the event is.
 */
final class RegularForm {
    private static final Parser<FfiEvent> PARSER = DiscardUnknownFieldsParser.wrap(FfiEvent.parser());

    private RegularForm() {}

    /**
     * @param arena gets the bytes
     * @throws IllegalStateException if the bytes are no event
     */
    static MemorySegment of(long address, long length, Arena arena) {
        try {
            FfiEvent event = PARSER.parsePartialFrom(NativeMemory.copy(address, Math.toIntExact(length)));
            return arena.allocateFrom(ValueLayout.JAVA_BYTE, event.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event that cannot be decoded", e);
        }
    }
}
