package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.stress.Meeting;

/** An event with two handles that two threads use at once: each handle is dropped once, or has an owner. */
abstract class EventRace extends Meeting {
    private static final long STREAM = 3;
    private static final FfiEvent MESSAGE = FfiEvent.newBuilder()
            .setAudioStreamEvent(AudioStreamEvent.newBuilder().setStreamHandle(STREAM)).build();
    private static final MemorySegment BYTES = Arena.global().allocateFrom(ValueLayout.JAVA_BYTE, MESSAGE.toByteArray());

    final CallbackEvent event;
    private final long first = LibraryStandIn.handle();
    private final long second = LibraryStandIn.handle();

    /** An event in its delivery. */
    EventRace() {
        event = new CallbackEvent(LibraryStandIn.BRIDGE, FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, STREAM, BYTES.address(),
                (int) BYTES.byteSize());
        NamedHandles handles = new NamedHandles();
        handles.visit(HandleKind.AUDIO_FRAME, first);
        handles.visit(HandleKind.AUDIO_STREAM, second);
        event.own(handles);
    }

    /** @param references that are left once its delivery has ended */
    EventRace(int references) {
        this();
        for (int i = 0; i < references; i++) {
            event.retain();
        }
        event.endDelivery();
    }

    /** How often its handles were dropped; if not equally often, both numbers. */
    final String drops() {
        int ofFirst = LibraryStandIn.drops(first);
        int ofSecond = LibraryStandIn.drops(second);
        return ofFirst == ofSecond ? ofFirst + " dropped" : ofFirst + " and " + ofSecond + " dropped";
    }

    /** Whether the event is what was delivered. */
    static boolean isWhole(FfiEvent message) {
        return message.equals(MESSAGE);
    }

    /** Waits until nobody has the event any more. */
    final boolean isOver() {
        return eventually(() -> {
            try {
                event.retain();
            } catch (IllegalStateException e) {
                return true;
            }
            event.close();
            return false;
        });
    }

    /** Waits until its handles were dropped, which is a moment after it was over. */
    final boolean isDropped() {
        return eventually(() -> LibraryStandIn.drops(first) > 0 && LibraryStandIn.drops(second) > 0);
    }
}
