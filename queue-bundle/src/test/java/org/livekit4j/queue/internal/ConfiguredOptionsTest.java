package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.concurrent.Overflow;

class ConfiguredOptionsTest {
    private List<String> mistakes;

    private QueueOptions read(Map<String, ?> properties) {
        ConfigurationReader reader = new ConfigurationReader(properties);
        QueueOptions options = ConfiguredOptions.of(reader);
        mistakes = reader.mistakes();
        return options;
    }

    @Test
    void shouldHaveTheDefaultsWhenNothingIsSaid() {
        assertThat(read(Map.of())).isEqualTo(QueueOptions.DEFAULTS);
        assertThat(mistakes).isEmpty();
    }

    @Test
    void shouldHaveWhatIsSaid() {
        assertThat(read(
                Map.of("audio.capacity", "5", "audio.overflow", "drop_newest", "video.capacity", 2, "video.overflow", "UNBOUNDED",
                        "other.capacity", 9, "slowCallMs", 20L)))
                .isEqualTo(QueueOptions.DEFAULTS.withAudioCapacity(5).withAudioOverflow(Overflow.DROP_NEWEST)
                        .withVideoCapacity(2).withVideoOverflow(Overflow.UNBOUNDED).withOtherCapacity(9)
                        .withSlowCall(Duration.ofMillis(20)));
    }

    @Test
    void shouldSayWhatIsWrongAndHaveTheDefaultWhenSomethingIs() {
        assertThat(read(Map.of("audio.capacity", 0, "audio.overflow", "spill", "slowCallMs", "soon", "audio.capasity", 5)))
                .isEqualTo(QueueOptions.DEFAULTS);
        assertThat(mistakes).containsExactly(
                "property audio.capacity is 0 (Integer); it must be a whole number from 1 to 2147483647. The default, 50, holds",
                "property audio.overflow is \"spill\"; it must be one of [DROP_OLDEST, DROP_NEWEST, KEEP_LATEST, UNBOUNDED]."
                        + " The default, DROP_OLDEST, holds",
                "property slowCallMs is \"soon\"; it must be a whole number from 1 to 31536000000. The default, 1000, holds",
                "property audio.capasity is unknown; did you mean audio.capacity?");
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
