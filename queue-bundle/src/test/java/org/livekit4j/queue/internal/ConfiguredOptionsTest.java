package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueOptions;

class ConfiguredOptionsTest {
    private final List<String> complaints = new ArrayList<>();

    private QueueOptions read(Map<String, ?> properties) {
        return ConfiguredOptions.of(Configured.by(properties), complaints::add);
    }

    @Test
    void shouldHaveTheDefaultsWhenNothingIsSaid() {
        assertThat(read(Map.of())).isEqualTo(QueueOptions.DEFAULTS);
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldHaveWhatIsSaid() {
        assertThat(read(
                Map.of("audio.capacity", 5, "audio.overflow", "drop_newest", "video.capacity", 2, "video.overflow", "UNBOUNDED",
                        "other.capacity", 9, "slowCallMs", 20L)))
                .isEqualTo(new QueueOptions(5, Overflow.DROP_NEWEST, 2, Overflow.UNBOUNDED, 9, Duration.ofMillis(20)));
    }

    @Test
    void shouldSayWhatIsWrongAndHaveTheDefaultWhenSomethingIs() {
        assertThat(read(Map.of("audio.capacity", 0, "audio.overflow", "spill", "slowCallMs", new NumberFormatException())))
                .isEqualTo(QueueOptions.DEFAULTS);
        assertThat(complaints).containsExactly(
                "property audio.capacity is \"0\"; it has to be a number of at least 1. The default holds",
                "property audio.overflow is \"spill\"; it has to be one of [DROP_OLDEST, DROP_NEWEST, KEEP_LATEST, UNBOUNDED]."
                        + " The default holds",
                "property slowCallMs is of the wrong type; it has to be a number of at least 1. The default holds");
    }

    @Test
    void shouldHoldForSubscribersThatDoNotSay() {
        QueueOptions options = read(Map.of("audio.capacity", 5, "video.capacity", 3, "other.capacity", 9));
        assertThat(
                SubscriberProperties.parse(Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event"), "n", "", options).capacity())
                .isEqualTo(5);
        assertThat(SubscriberProperties.parse(Map.of(QueueConstants.EVENT_TYPES, "video_stream_event"), "n", "", options))
                .satisfies(spec -> {
                    assertThat(spec.capacity()).isEqualTo(3);
                    assertThat(spec.overflow()).as("the latest of three").isEqualTo(Overflow.DROP_OLDEST);
                });
        assertThat(SubscriberProperties.parse(Map.of(), "n", "", options)).satisfies(spec -> {
            assertThat(spec.capacity()).isEqualTo(9);
            assertThat(spec.overflow()).isEqualTo(Overflow.UNBOUNDED);
        });
    }
}
