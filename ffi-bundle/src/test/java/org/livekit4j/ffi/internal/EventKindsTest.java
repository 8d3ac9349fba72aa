package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;

class EventKindsTest {
    /** More than there are numbers of fields. */
    private static final int MANY = 1_000;

    @Test
    void shouldKnowATypeWhenTheProtocolHasIt() {
        for (int type = 0; type < MANY; type++) {
            FieldDescriptor field = FfiEvent.getDescriptor().findFieldByNumber(type);
            FieldDescriptor first = field == null ? null : field.getMessageType().findFieldByNumber(1);
            assertThat(EventKinds.known(type)).as("known %d", type).isEqualTo(field != null);
            assertThat(EventKinds.keyed(type)).as("keyed %d", type)
                    .isEqualTo(first != null && first.getType() == FieldDescriptor.Type.UINT64);
            assertThat(EventKinds.answer(type)).as("answer %d", type)
                    .isEqualTo(first != null && first.getName().equals("async_id"));
        }
    }

    @Test
    void shouldKnowAKindInsideARoomEventWhenTheProtocolHasIt() {
        for (int inside = 0; inside < MANY; inside++) {
            FieldDescriptor field = RoomEvent.getDescriptor().findFieldByNumber(inside);
            assertThat(EventKinds.roomEvent(inside)).as("inside %d", inside)
                    .isEqualTo(field != null && field.getContainingOneof() != null);
        }
    }

    @Test
    void shouldTellTypeAndKindInsideFromOneNumber() {
        int kind = EventKinds.ofRoomEvent(31);
        assertThat((int) (char) kind).isEqualTo(kind);
        assertThat(EventKinds.type(kind)).isEqualTo(FfiEvent.ROOM_EVENT_FIELD_NUMBER);
        assertThat(EventKinds.innerType(kind)).isEqualTo(31);
        assertThat(EventKinds.type(13)).isEqualTo(13);
        assertThat(EventKinds.innerType(13)).isZero();
    }

    @Test
    void shouldLeadNowhereWhenThereIsNoSuchField() {
        HandlePaths events = HandlePaths.EVENT;
        assertThat(events.field(0)).isNull();
        assertThat(events.field(-1)).isNull();
        assertThat(events.field(FfiEvent.LOGS_FIELD_NUMBER)).isNull();
        assertThat(events.field(FfiEvent.CONNECT_FIELD_NUMBER)).isNotNull();
        for (int number = 0; number < MANY; number++) {
            if (FfiEvent.getDescriptor().findFieldByNumber(number) == null) {
                assertThat(events.field(number)).as("field %d", number).isNull();
            }
        }
    }
}
