package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.recorder.internal.Canvas.Cell;
import org.livekit4j.testing.Fake;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

class CanvasTest {
    private static final byte BLACK = 16;

    /** A frame in four quarters: 50, 100 above, 150, 200 below; chroma is as large as luma. */
    private static VideoFrame frame(int width, int height, VideoRotation rotation) {
        byte[] data = new byte[(int) VideoBufferType.I420.size(width, height)];
        quarters(data, 0, width, height);
        int chroma = (width + 1) / 2 * ((height + 1) / 2);
        quarters(data, width * height, (width + 1) / 2, (height + 1) / 2);
        quarters(data, width * height + chroma, (width + 1) / 2, (height + 1) / 2);
        VideoFrame made = VideoFrame.wrap(VideoBufferType.I420, width, height, MemorySegment.ofArray(data));
        return Fake.of(VideoFrame.class, (method, arguments) -> switch (method) {
            case "rotation" -> rotation;
            case "width" -> width;
            case "height" -> height;
            case "layout" -> made.layout((int) arguments[0]);
            case "plane" -> made.plane((int) arguments[0]);
            default -> Fake.unexpected(VideoFrame.class, method);
        });
    }

    private static void quarters(byte[] data, int from, int width, int height) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                data[from + y * width + x] = (byte) (50 + (x >= width / 2 ? 50 : 0) + (y >= height / 2 ? 100 : 0));
            }
        }
    }

    private static int at(Canvas canvas, int x, int y) {
        return Byte.toUnsignedInt(canvas.bytes()[y * canvas.whole().width() + x]);
    }

    /** Of U, whose place is that of the luma. */
    private static int chromaAt(Canvas canvas, int x, int y) {
        Cell all = canvas.whole();
        return Byte.toUnsignedInt(canvas.bytes()[all.width() * all.height() + y / 2 * (all.width() / 2) + x / 2]);
    }

    @Test
    void shouldBeBlackWhenNothingWasDrawn() {
        Canvas canvas = new Canvas(32, 16);
        byte[] luma = Arrays.copyOf(canvas.bytes(), 32 * 16);
        assertThat(luma).containsOnly(BLACK);
        assertThat(Arrays.copyOfRange(canvas.bytes(), 32 * 16, canvas.bytes().length)).containsOnly((byte) 128);
    }

    @ParameterizedTest
    @CsvSource({"64, 32", "32, 16", "128, 64", "320, 160", "65, 33"})
    void shouldFillItWhenTheFrameHasItsShape(int width, int height) {
        Canvas canvas = new Canvas(64, 32);
        Cell drawn = canvas.draw(frame(width, height, VideoRotation.ROTATION_0), canvas.whole());
        assertThat(drawn.height()).isGreaterThanOrEqualTo(30);
        assertThat(at(canvas, 10, 10)).isEqualTo(50);
        assertThat(at(canvas, 50, 10)).isEqualTo(100);
        assertThat(at(canvas, 10, 22)).isEqualTo(150);
        assertThat(at(canvas, 50, 22)).isEqualTo(200);
        assertThat(chromaAt(canvas, 10, 10)).isEqualTo(50);
        assertThat(chromaAt(canvas, 50, 22)).isEqualTo(200);
    }

    @Test
    void shouldLeaveBordersWhenTheFrameHasAnotherShape() {
        Canvas canvas = new Canvas(64, 32);
        Cell drawn = canvas.draw(frame(32, 32, VideoRotation.ROTATION_0), canvas.whole());
        assertThat(drawn).isEqualTo(new Cell(16, 0, 32, 32));
        assertThat(at(canvas, 5, 16)).isEqualTo(16);
        assertThat(at(canvas, 60, 16)).isEqualTo(16);
        assertThat(at(canvas, 20, 5)).isEqualTo(50);
        assertThat(at(canvas, 44, 28)).isEqualTo(200);
        assertThat(chromaAt(canvas, 5, 16)).isEqualTo(128);
    }

    /** Clockwise, so that a quarter turn brings what is at the lower left to the upper left. */
    @ParameterizedTest
    @CsvSource({"ROTATION_0, 50, 100, 150, 200", "ROTATION_90, 150, 50, 200, 100", "ROTATION_180, 200, 150, 100, 50",
        "ROTATION_270, 100, 200, 50, 150"})
    void shouldBeUpright(VideoRotation rotation, int upperLeft, int upperRight, int lowerLeft, int lowerRight) {
        boolean turned = rotation.degrees() % 180 != 0;
        Canvas canvas = new Canvas(64, 32);
        Cell drawn = canvas.draw(frame(turned ? 16 : 32, turned ? 32 : 16, rotation), canvas.whole());
        assertThat(drawn).isEqualTo(canvas.whole());
        assertThat(at(canvas, 4, 4)).isEqualTo(upperLeft);
        assertThat(at(canvas, 60, 4)).isEqualTo(upperRight);
        assertThat(at(canvas, 4, 28)).isEqualTo(lowerLeft);
        assertThat(at(canvas, 60, 28)).isEqualTo(lowerRight);
        assertThat(chromaAt(canvas, 60, 4)).isEqualTo(upperRight);
    }

    @Test
    void shouldStayInItsCell() {
        Canvas canvas = new Canvas(64, 32);
        canvas.draw(frame(32, 16, VideoRotation.ROTATION_0), new Cell(32, 16, 32, 16));
        assertThat(at(canvas, 31, 31)).isEqualTo(16);
        assertThat(at(canvas, 32, 15)).isEqualTo(16);
        assertThat(at(canvas, 33, 17)).isEqualTo(50);
        assertThat(at(canvas, 63, 31)).isEqualTo(200);
        canvas.clear(new Cell(32, 16, 32, 16));
        assertThat(canvas.bytes()).isEqualTo(new Canvas(64, 32).bytes());
    }
}
