package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.data.DataSink;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoSink;

/** What is misspelt must not restrict nothing. */
class WhiteboardPropertiesTest {
    private static final PlugInIdentity IDENTITY = new PlugInIdentity(1, "x", 1, "b");

    static Stream<String> constants() {
        return Stream.of(PlugInConstants.class, QueueConstants.class, AudioSink.class, VideoSink.class, DataSink.class,
                RoomListener.class, RoomKeeper.class, JobHandler.class, AgentWorker.class, MediaRuntime.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> field.getType() == String.class).map(WhiteboardPropertiesTest::value)
                .filter(value -> value.startsWith("livekit."));
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("constants")
    void shouldKnowEachConstant(String name) {
        assertThatCode(() -> WhiteboardProperties.of(Map.of(name, "x"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"livekit.participants,livekit.participant", "livekit.particpant,livekit.participant",
        "livekit.rooms,livekit.room",
        "livkit.room,livekit.room", "livekit_track,livekit.track", "livekit.trackSource,livekit.track.source",
        "livekit-participant,livekit.participant", "livekit.sink.samplerat,livekit.sink.sampleRate"})
    void shouldRefuseANameThatIsNearlyRight(String written, String meant) {
        assertThatIllegalArgumentException().isThrownBy(() -> PlugInSettings.of(IDENTITY, Map.of(written, "ada")))
                .withMessage("property " + written + " is unknown; did you mean " + meant + "?");
    }

    @Test
    void shouldRefuseAnUnknownNameThatIsMeantForLiveKitAndLeaveOthersAlone() {
        assertThatIllegalArgumentException().isThrownBy(() -> WhiteboardProperties.of(Map.of("livekit.colour", "red")))
                .withMessage("property livekit.colour is unknown");
        assertThatCode(() -> WhiteboardProperties.of(Map.of("room", "x", "decibels", 3.0, "service.id", 5L, "objectClass", "x",
                "component.name", "x", "participant", "ada"))).doesNotThrowAnyException();
    }

    @Test
    void shouldRestrictTheStreamsWhenTheNameIsInUpperCaseAndTheValueHasBlankEnds() {
        StreamFilter filter = PlugInSettings.of(IDENTITY, Map.of("LIVEKIT.PARTICIPANT", List.of(" ada "))).filter();

        assertThat(filter.matches(StreamInfo.of("hall", "ada"))).isTrue();
        assertThat(filter.matches(StreamInfo.of("hall", "bob"))).isFalse();
    }

    @Test
    void shouldTakeARankingThatIsText() {
        assertThat(PlugInSettings.of(IDENTITY, Map.of("service.ranking", "10")).ranking()).isEqualTo(10);
        assertThat(PlugInSettings.of(IDENTITY, Map.of("service.ranking", 7)).ranking()).isEqualTo(7);
        assertThat(PlugInSettings.of(IDENTITY, Map.of("service.ranking", "high")).ranking()).isZero();
    }
}
