package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Overflow;

class SubscriberPropertiesTest {

    private static SubscriptionSpec<EventView> parse(Map<String, ?> properties) {
        return SubscriberProperties.parse(properties, "a name", "a bundle", QueueOptions.DEFAULTS);
    }

    @Test
    void shouldAskForEverythingWhenThereAreNoProperties() {
        SubscriptionSpec<EventView> spec = parse(Map.of("service.id", 5L));
        assertThat(spec).isEqualTo(SubscriptionSpec.<EventView>named("a name").withOwner("a bundle"));
        assertThat(spec.delivery()).isEqualTo(Delivery.QUEUED);
        assertThat(spec.overflow()).isEqualTo(Overflow.UNBOUNDED);
    }

    static Stream<Arguments> types() {
        return Stream.<Object>of(new String[]{"audio_stream_event", "room_event"}, List.of("audio_stream_event", "room_event"),
                Set.of("audio_stream_event", "room_event"), new Object[]{"audio_stream_event", "room_event"})
                .map(value -> arguments(value));
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldAcceptTypesInEachFormOfOsgi(Object value) {
        assertThat(parse(Map.of(QueueConstants.EVENT_TYPES, value)).types())
                .containsExactlyInAnyOrder(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER, FfiEvent.ROOM_EVENT_FIELD_NUMBER);
    }

    @Test
    void shouldAcceptKindsInsideARoomEvent() {
        assertThat(parse(Map.of(QueueConstants.EVENT_TYPES, List.of("room_event.track_subscribed", "room_event.eos"))).types())
                .containsExactlyInAnyOrder(
                        EventTypes.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, RoomEvent.TRACK_SUBSCRIBED_FIELD_NUMBER),
                        EventTypes.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, RoomEvent.EOS_FIELD_NUMBER));
    }

    static Stream<Arguments> keys() {
        return Stream.<Object>of(new long[]{3, -4}, new Long[]{3L, -4L}, List.of(3L, -4L), new int[]{3, -4},
                Arrays.asList(3, (short) -4)).map(value -> arguments(value));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldAcceptKeysInEachFormOfOsgi(Object value) {
        assertThat(parse(Map.of(QueueConstants.EVENT_KEYS, value)).keys()).containsExactlyInAnyOrder(3L, -4L);
    }

    @Test
    void shouldAcceptSingleValues() {
        SubscriptionSpec<EventView> spec = parse(
                Map.of(QueueConstants.EVENT_TYPES, "video_stream_event", QueueConstants.EVENT_KEYS,
                        9L, QueueConstants.QUEUE_CAPACITY, 12, QueueConstants.QUEUE_OVERFLOW, "DROP_NEWEST",
                        QueueConstants.DELIVERY, "direct",
                        QueueConstants.NAME, "mine"));
        assertThat(spec.types()).containsExactly(FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER);
        assertThat(spec.keys()).containsExactly(9L);
        assertThat(spec.capacity()).isEqualTo(12);
        assertThat(spec.overflow()).isEqualTo(Overflow.DROP_NEWEST);
        assertThat(spec.delivery()).isEqualTo(Delivery.DIRECT);
        assertThat(spec.name()).isEqualTo("mine");
    }

    static Stream<Arguments> defaults() {
        return Stream.of(arguments(List.of("audio_stream_event"), 50, Overflow.DROP_OLDEST),
                arguments(List.of("video_stream_event"), 1, Overflow.KEEP_LATEST),
                arguments(List.of("logs"), 1024, Overflow.DROP_NEWEST),
                arguments(List.of("audio_stream_event", "room_event"), 1024, Overflow.UNBOUNDED),
                arguments(List.of("text_stream_reader_event"), 1024, Overflow.UNBOUNDED));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void shouldChooseTheQueueByTheTypesWhenNothingIsSaid(List<String> types, int capacity, Overflow overflow) {
        SubscriptionSpec<EventView> spec = parse(Map.of(QueueConstants.EVENT_TYPES, types));
        assertThat(spec.capacity()).isEqualTo(capacity);
        assertThat(spec.overflow()).isEqualTo(overflow);
    }

    @Test
    void shouldReadNumbersThatAreText() {
        assertThat(parse(Map.of(QueueConstants.QUEUE_CAPACITY, " 5 ")).capacity()).isEqualTo(5);
        assertThat(parse(Map.of(QueueConstants.EVENT_KEYS, List.of("7", "8"))).keys()).containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void shouldKeepAsManyPicturesAsAskedFor() {
        Map<String, ?> properties = Map.of(QueueConstants.EVENT_TYPES, "video_stream_event", QueueConstants.QUEUE_CAPACITY, 5);
        assertThat(parse(properties).overflow()).isEqualTo(Overflow.DROP_OLDEST);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(arguments(QueueConstants.EVENT_TYPES, "audio_stream", "did you mean audio_stream_event"),
                arguments(QueueConstants.EVENT_TYPES, "room_event.track_subscribe",
                        "did you mean room_event.track_subscribed"),
                arguments(QueueConstants.EVENT_TYPES, 4, "name of a kind"),
                arguments(QueueConstants.EVENT_TYPES, List.of(), "absent"),
                arguments(QueueConstants.EVENT_KEYS, "seven", "whole number"),
                arguments(QueueConstants.EVENT_KEYS, 1.5, "whole number"),
                arguments(QueueConstants.EVENT_KEYS, new long[0], "absent"),
                arguments(QueueConstants.QUEUE_CAPACITY, 0, "from 1"), arguments(QueueConstants.QUEUE_CAPACITY, -3, "from 1"),
                arguments(QueueConstants.QUEUE_CAPACITY, 1L << 40, "from 1"),
                arguments(QueueConstants.QUEUE_CAPACITY, "many", "whole number"),
                arguments(QueueConstants.QUEUE_CAPACITY, List.of(1, 2), "one value"),
                arguments(QueueConstants.QUEUE_OVERFLOW, "BLOCK", "DROP_OLDEST"),
                arguments(QueueConstants.QUEUE_OVERFLOW, 1, "DROP_OLDEST"), arguments(QueueConstants.DELIVERY, "later", "QUEUED"),
                arguments(QueueConstants.NAME, " ", "not empty"), arguments(QueueConstants.NAME, 3, "a text"),
                arguments("livekit.event.type", "logs", "did you mean livekit.event.types?"),
                arguments("livekit.colour", "red", "unknown"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldSayWhatIsWrongAndWhatIsRight(String property, Object value, String right) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(Map.of(property, value))).withMessageContaining(property)
                .withMessageContaining(right);
    }
}
