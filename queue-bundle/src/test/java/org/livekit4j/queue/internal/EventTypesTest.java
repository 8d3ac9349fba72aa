package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.queue.Lane;

class EventTypesTest {
    private static final List<FieldDescriptor> KINDS = FfiEvent.getDescriptor().getFields();
    private static final List<FieldDescriptor> INSIDE = RoomEvent.getDescriptor().getOneofs().getFirst().getFields();

    @Test
    void shouldGiveEachKindItsOwnNumberWhenItHasAName() {
        Map<Integer, String> names = new HashMap<>();
        KINDS.forEach(kind -> names.put(EventTypes.of(kind.getNumber(), 0), kind.getName()));
        INSIDE.forEach(inside -> names.put(EventTypes.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, inside.getNumber()),
                "room_event." + inside.getName()));

        assertThat(names).hasSize(47 + 44);
        names.forEach((type, name) -> {
            assertThat(type).isBetween(0, EventTypes.COUNT - 1);
            assertThat(EventTypes.name(type)).isEqualTo(name);
            assertThat(EventTypes.named(name)).isEqualTo(type);
            assertThat(EventTypes.name(EventTypes.parent(type))).isEqualTo(name.replaceAll("\\..*", ""));
        });
    }

    @Test
    void shouldCountARoomEventAsOneWhenTheKindInsideIsUnknown() {
        assertThat(EventTypes.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, 0)).isEqualTo(FfiEvent.ROOM_EVENT_FIELD_NUMBER);
        assertThat(EventTypes.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, 46)).isEqualTo(FfiEvent.ROOM_EVENT_FIELD_NUMBER);
        assertThat(EventTypes.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, Integer.MAX_VALUE))
                .isEqualTo(FfiEvent.ROOM_EVENT_FIELD_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 50, 94, 95, 2_000, Integer.MAX_VALUE})
    void shouldTakeAnUnknownKindForNoneThatIsKnown(int type) {
        assertThat(EventTypes.of(type, 0)).isEqualTo(EventTypes.COUNT);
        assertThat(EventTypes.parent(EventTypes.COUNT)).isEqualTo(EventTypes.COUNT);
        assertThat(EventTypes.name(EventTypes.COUNT)).isEqualTo(Integer.toString(EventTypes.COUNT));
        assertThat(EventTypes.lane(EventTypes.COUNT)).isEqualTo(Lane.CONTROL);
        assertThat(EventTypes.lane(-1)).isEqualTo(Lane.CONTROL);
        assertThat(EventTypes.name(-1)).isEqualTo("-1");
    }

    @ParameterizedTest
    @CsvSource({"audio_stream_event,AUDIO", "video_stream_event,VIDEO", "text_stream_reader_event,DATA",
        "byte_stream_reader_event,DATA", "data_track_stream_event,DATA", "room_event.stream_header_received,DATA",
        "room_event.stream_chunk_received,DATA", "room_event.stream_trailer_received,DATA", "room_event,CONTROL",
        "room_event.track_subscribed,CONTROL", "connect,CONTROL"})
    void shouldKnowTheLane(String name, Lane lane) {
        assertThat(EventTypes.lane(EventTypes.named(name))).isEqualTo(lane);
    }

    @ParameterizedTest
    @CsvSource({"room_event.track_subscribe,room_event.track_subscribed", "track_subscribed,room_event.track_subscribed",
        "RoomEvent.TrackSubscribed,room_event.track_subscribed", "room_event.tracksubscribed,room_event.track_subscribed",
        "room_events,room_event", "Room_Event,room_event", "audio_stream,audio_stream_event",
        "audiostreamevent,audio_stream_event",
        "room_event.audio_stream_event,audio_stream_event", "room_event/eos,room_event.eos", "get_stat,get_stats",
        "room.track_muted,room_event.track_muted"})
    void shouldSayWhatMayBeMeantWhenTheNameIsWrong(String name, String meant) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.named(name)).withMessageContaining("did you mean")
                .withMessageContaining(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "something else entirely", "\u0000"})
    void shouldSayWhatThereIsWhenTheNameIsLikeNone(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.named(name)).withMessageContaining("track_subscribed")
                .withMessageContaining("audio_stream_event");
    }

    @Test
    void shouldNotTakeLongWhenTheNameIsLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.named("room_event".repeat(100_000)))
                .withMessageContaining("there are");
    }
}
