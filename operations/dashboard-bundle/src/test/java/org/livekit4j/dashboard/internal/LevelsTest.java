package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.media.Medium;
import org.livekit4j.media.SinkService;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.StreamInfo;

class LevelsTest {
    private static final StreamInfo STREAM = StreamInfo.local("tone");

    private final Levels levels = new Levels();
    private final List<String> told = new ArrayList<>();
    @SuppressWarnings("unchecked") // which frames, nobody asks
    private final Medium<AudioFrame, ?, AudioSink, ?> medium = new Medium<>("audio", AudioFrameProcessor.class,
            Fake.of(ProcessorCall.class, Map.of()), AudioSink.class, Fake.of(SinkCall.class, Map.of()));

    private interface OwnAudio extends Audio, SinkService<AudioSink> {}

    private Audio audio(String name) {
        return Fake.of(OwnAudio.class, (method, _) -> {
            told.add(name + " " + method);
            return medium;
        });
    }

    @AfterEach
    void close() {
        medium.close();
    }

    private void hear(StreamInfo stream, int... samples) {
        short[] data = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            data[i] = (short) samples[i];
        }
        AudioFrame frame = new AudioFrame(data, 48_000, 1);
        levels.accept(frame, stream);
    }

    @Test
    void shouldTellTheLoudestSampleWhenFramesHaveCome() {
        hear(STREAM, 1, -300, 20);
        hear(STREAM, 5, 7);

        assertThat(levels.take(List.of(STREAM))).isEqualTo(Map.of(STREAM, 300));
        assertThat(levels.take(List.of(STREAM))).isEqualTo(Map.of(STREAM, 0));
    }

    @Test
    void shouldNotOverflowWhenASampleIsTheLowest() {
        hear(STREAM, Short.MIN_VALUE);
        assertThat(levels.take(List.of(STREAM))).isEqualTo(Map.of(STREAM, 32_768));
    }

    @Test
    void shouldForgetStreamsWhenTheyAreGone() {
        hear(STREAM, 1);
        assertThat(levels.take(List.of())).isEmpty();
        assertThat(levels.take(List.of(STREAM))).isEmpty();
    }

    @Test
    void shouldFollowTheServiceWhenItIsReplaced() {
        Audio first = audio("first");
        Audio next = audio("next");

        levels.follow(List.of(first));
        levels.follow(List.of(first));
        assertThat(told).containsOnly("first medium");
        told.clear();
        levels.follow(List.of(next));
        assertThat(told).containsOnly("next medium");
        levels.close();
    }

    @Test
    void shouldMeasureTheOthersWhenAServiceIsOfAnotherVersion() {
        Audio other = Fake.of(Audio.class, Map.of());

        levels.follow(List.of(other, audio("own")));

        assertThat(told).containsOnly("own medium");
    }

    @Test
    void shouldMeasureNothingWhenItIsNoSound() {
        levels.accept("a picture", STREAM);

        assertThat(levels.take(List.of(STREAM))).isEmpty();
    }
}
