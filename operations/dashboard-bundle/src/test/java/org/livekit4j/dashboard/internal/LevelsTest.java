package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.StreamInfo;

class LevelsTest {
    private static final StreamInfo STREAM = StreamInfo.local("tone");

    private final Levels levels = new Levels();
    private final List<String> told = new ArrayList<>();
    private final Audio audio = audio("audio");

    private Audio audio(String name) {
        return Fake.of(Audio.class, (method, _) -> {
            told.add(name + " " + method);
            return Fake.of(UpdatableRegistration.class, (closing, _) -> told.add(name + " " + closing));
        });
    }

    private void hear(StreamInfo stream, int... samples) {
        short[] data = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            data[i] = (short) samples[i];
        }
        AudioFrame frame = new AudioFrame(data, 48_000, 1);
        assertThat(levels.process(frame, stream)).isSameAs(frame);
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
        Audio next = audio("next");

        levels.follow(List.of(audio));
        levels.follow(List.of(audio));
        assertThat(told).containsExactly("audio addProcessor");
        levels.follow(List.of(next));
        assertThat(told).containsExactly("audio addProcessor", "audio close", "next addProcessor");
        levels.close();
        assertThat(told).last().isEqualTo("next close");
    }

    @Test
    void shouldTryAgainWhenTheServiceIsClosing() {
        Audio closing = Fake.of(Audio.class, (_, _) -> {
            throw new IllegalStateException("it is gone");
        });

        levels.follow(List.of(closing));
        levels.follow(List.of(closing, audio));

        assertThat(told).containsExactly("audio addProcessor");
    }
}
