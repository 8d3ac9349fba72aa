package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

class TestCardTest {
    private final Arena memory = Arena.ofConfined();

    @AfterEach
    void free() {
        memory.close();
    }

    @ParameterizedTest
    @CsvSource({"640, 360, 0", "176, 96, 3", "177, 97, 7", "1921, 1081, 9"})
    void shouldBeKnownWhenThePictureIsTheTracks(int width, int height, int track) {
        assertThat(TestCard.shows(picture(track, width, height), track)).isTrue();
    }

    @Test
    void shouldNotBeKnownWhenThePictureIsAnotherTracks() {
        assertThat(TestCard.shows(picture(1, 640, 360), 2)).isFalse();
    }

    @Test
    void shouldNotBeKnownWhenThereIsNoColour() {
        VideoFrame picture = picture(0, 640, 360);
        picture.plane(1).fill((byte) 128);

        assertThat(TestCard.shows(picture, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20, true", "30, false"})
    void shouldBeKnownWhenTheEncoderWasNotFarOff(int off, boolean known) {
        VideoFrame picture = picture(0, 640, 360);
        for (long i = 0; i < picture.plane(0).byteSize(); i++) {
            int value = Byte.toUnsignedInt(picture.plane(0).get(ValueLayout.JAVA_BYTE, i));
            picture.plane(0).set(ValueLayout.JAVA_BYTE, i, (byte) Math.min(255, value + off));
        }

        assertThat(TestCard.shows(picture, 0)).isEqualTo(known);
    }

    private VideoFrame picture(int track, int width, int height) {
        VideoFrame drawn = new VideoFrameSource(memory, track, width, height).draw(0);
        assertThat(drawn.type()).isEqualTo(VideoBufferType.I420);
        return drawn;
    }
}
