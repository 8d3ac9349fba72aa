package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.testing.FakeContext;
import org.livekit4j.testing.FakeReference;

/** Handlers of streams that are services, as declarative services bind them. */
class StreamServicesTest {
    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.silentRoom();
    private final FakeReference<TextStreamHandler> one = new FakeReference<>(1, Map.of());
    private final FakeReference<TextStreamHandler> two = new FakeReference<>(2, Map.of());
    private final RoomsComponent component = new RoomsComponent(FakeContext.of(one), fixture.client);

    @AfterEach
    void close() {
        component.close();
    }

    private void bind(FakeReference<TextStreamHandler> reference, Map<String, ?> properties) {
        component.streamHandlers().add(room);
        reference.set(properties);
        component.bindTextHandler(reference, (_, _) -> {
        });
    }

    private List<Long> used() {
        return List.of(component.getRuntimeDTO().streamHandlers).stream().map(dto -> dto.serviceId).toList();
    }

    private List<FailedServiceDTO> failed(int reason) {
        return List.of(component.getRuntimeDTO().failedStreamHandlers).stream().filter(dto -> dto.reason == reason).toList();
    }

    @Test
    void shouldWantStreamsWhileAServiceIsForTheRoom() {
        bind(one, Map.of(TextStreamHandler.TOPIC, "t", RoomListener.ROOM, "a room"));
        assertThat(room.streams().wants(StreamKind.TEXT)).isTrue();
        assertThat(room.streams().wants(StreamKind.BYTE)).isFalse();
        assertThat(component.getRuntimeDTO().streamHandlers).singleElement().satisfies(dto -> {
            assertThat(dto.kind).isEqualTo("text");
            assertThat(dto.topic).isEqualTo("t");
            assertThat(dto.rooms).containsExactly("a room");
        });
        one.set(Map.of(TextStreamHandler.TOPIC, "t", RoomListener.ROOM, "another room"));
        component.updatedTextHandler(one);
        assertThat(room.streams().wants(StreamKind.TEXT)).isFalse();
        component.unbindTextHandler(one);
        assertThat(used()).isEmpty();
    }

    @Test
    void shouldUseTheHighestRankingWhenSeveralAreForTheSame() {
        bind(one, Map.of(TextStreamHandler.TOPIC, "t"));
        bind(two, Map.of(TextStreamHandler.TOPIC, "t", "service.ranking", 5));
        assertThat(used()).containsExactly(2L);
        assertThat(failed(FailedServiceDTO.SHADOWED)).singleElement().satisfies(dto -> {
            assertThat(dto.serviceId).isEqualTo(1);
            assertThat(dto.text).contains("service 2", "'t'", "service.ranking");
        });
        component.unbindTextHandler(two);
        assertThat(used()).containsExactly(1L);
        assertThat(failed(FailedServiceDTO.SHADOWED)).isEmpty();
    }

    @Test
    void shouldUseBothWhenOneIsForFewerRoomsOrAnotherTopic() {
        bind(one, Map.of(TextStreamHandler.TOPIC, "t"));
        bind(two, Map.of(TextStreamHandler.TOPIC, "t", "service.ranking", 5, RoomListener.ROOM, "hall"));
        assertThat(used()).containsExactlyInAnyOrder(1L, 2L);
        two.set(Map.of(TextStreamHandler.TOPIC, "u"));
        component.updatedTextHandler(two);
        assertThat(used()).containsExactlyInAnyOrder(1L, 2L);
    }

    static List<Map<String, ?>> wrong() {
        return List.of(Map.of(), Map.of(TextStreamHandler.TOPIC, " "), Map.of(TextStreamHandler.TOPIC, 5),
                Map.of(TextStreamHandler.TOPIC, "t", RoomListener.ROOM, 5), Map.of("livekit.topik", "t"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldListAHandlerAsFailedWhenAPropertyIsWrong(Map<String, ?> properties) {
        bind(one, properties);
        assertThat(used()).isEmpty();
        assertThat(failed(FailedServiceDTO.INVALID_PROPERTY)).singleElement()
                .satisfies(dto -> assertThat(dto.text).contains("livekit."));
    }
}
