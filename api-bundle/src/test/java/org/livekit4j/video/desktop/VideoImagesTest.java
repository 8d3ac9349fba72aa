package org.livekit4j.video.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

class VideoImagesTest {
    private static final List<Color> QUARTERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    /** As far as limited range and whole numbers change a colour. */
    private static final int CLOSE = 6;

    /** Four quarters: red, green, and below them blue, white. */
    private static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(QUARTERS.get(i));
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width, height);
        }
        graphics.dispose();
        return image;
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            most = Math.max(most, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
        }
        return most;
    }

    /** The colours in the middle of the quarters, the upper ones first. */
    private static void assertQuarters(BufferedImage image, int tolerance, List<Color> colours) {
        for (int i = 0; i < 4; i++) {
            int x = image.getWidth() / 4 + i % 2 * (image.getWidth() / 2);
            int y = image.getHeight() / 4 + i / 2 * (image.getHeight() / 2);
            assertThat(distance(image.getRGB(x, y), colours.get(i).getRGB())).as("quarter " + i).isLessThanOrEqualTo(tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepColoursBothWaysWhateverTheTypeIs(VideoBufferType type) {
        for (int[] sides : new int[][]{{64, 48}, {17, 13}, {8, 9}}) {
            VideoFrame frame = VideoImages.toFrame(quarters(sides[0], sides[1], BufferedImage.TYPE_INT_RGB), type);
            BufferedImage image = VideoImages.toImage(frame);

            assertThat(frame.type()).isEqualTo(type);
            assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
            assertQuarters(image, type.packed() ? 0 : CLOSE, QUARTERS);
            assertQuarters(VideoImages.toImage(LaidOutFrame.of(frame, 13, VideoRotation.ROTATION_0)),
                    type.packed() ? 0 : CLOSE, QUARTERS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeEverySmallAndOddSizeWhateverTheTypeIs(VideoBufferType type) {
        for (int width = 1; width < 6; width++) {
            for (int height = 1; height < 6; height++) {
                BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                image.createGraphics().drawLine(0, 0, width, height);
                Graphics2D graphics = image.createGraphics();
                graphics.setColor(Color.ORANGE);
                graphics.fillRect(0, 0, width, height);
                BufferedImage back = VideoImages.toImage(VideoImages.toFrame(image, type));

                assertThat(distance(back.getRGB(width - 1, height - 1), Color.ORANGE.getRGB())).isLessThanOrEqualTo(CLOSE);
            }
        }
    }

    @Test
    void shouldHaveTheBytesOfWebRtcWhenItIsRed() {
        BufferedImage red = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        red.setRGB(0, 0, 2, 2, new int[]{0xff0000, 0xff0000, 0xff0000, 0xff0000}, 0, 2);

        assertThat(bytes(red, VideoBufferType.I420)).containsExactly(82, 82, 82, 82, 90, 240);
        assertThat(bytes(red, VideoBufferType.NV12)).containsExactly(82, 82, 82, 82, 90, 240);
        assertThat(bytes(red, VideoBufferType.RGBA)).startsWith(255, 0, 0, 255);
        assertThat(bytes(red, VideoBufferType.ABGR)).startsWith(255, 0, 0, 255);
        assertThat(bytes(red, VideoBufferType.ARGB)).startsWith(255, 255, 0, 0);
        assertThat(bytes(red, VideoBufferType.BGRA)).startsWith(0, 0, 255, 255);
        assertThat(bytes(red, VideoBufferType.RGB24)).startsWith(255, 0, 0, 255);
        assertThat(bytes(red, VideoBufferType.I010)).startsWith(82 << 2 & 0xff, 82 >> 6);
    }

    private static List<Integer> bytes(BufferedImage image, VideoBufferType type) {
        VideoFrame frame = VideoImages.toFrame(image, type);
        return java.util.stream.IntStream.range(0, frame.planeCount()).boxed()
                .flatMap(plane -> frame.plane(plane).elements(ValueLayout.JAVA_BYTE))
                .map(segment -> segment.get(ValueLayout.JAVA_BYTE, 0) & 0xff).toList();
    }

    @Test
    void shouldAverageChromaWhenPixelsShareIt() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 2, 2, new int[]{0xff0000, 0, 0, 0xff0000}, 0, 2);

        assertThat(bytes(image, VideoBufferType.I420)).containsExactly(82, 16, 16, 82, 109, 184);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_USHORT_565_RGB,
        BufferedImage.TYPE_BYTE_INDEXED})
    void shouldTakeImagesOfEveryType(int imageType) {
        BufferedImage image = quarters(20, 12, imageType);
        VideoFrame frame = VideoImages.toFrame(image, VideoBufferType.RGBA);
        assertQuarters(VideoImages.toImage(frame), 0, QUARTERS);

        assertThat(VideoImages.toImage(frame, image)).isSameAs(image);
        assertQuarters(image, 0, QUARTERS);
        assertQuarters(VideoImages.toImage(VideoImages.toFrame(image.getSubimage(5, 3, 10, 6), VideoBufferType.RGB24)), 0,
                QUARTERS);
    }

    @ParameterizedTest
    @CsvSource({"ROTATION_0, 0 1 2 3", "ROTATION_90, 2 0 3 1", "ROTATION_180, 3 2 1 0", "ROTATION_270, 1 3 0 2"})
    void shouldBeUprightWhenTheFrameIsTurned(VideoRotation rotation, String order) {
        VideoFrame frame = VideoImages.toFrame(quarters(20, 12, BufferedImage.TYPE_INT_RGB), VideoBufferType.RGB24);
        BufferedImage image = VideoImages.toImage(LaidOutFrame.of(frame, 0, rotation));

        assertThat(image.getWidth()).isEqualTo(rotation.degrees() % 180 == 0 ? 20 : 12);
        assertQuarters(image, 0, List.of(order.split(" ")).stream().map(index -> QUARTERS.get(Integer.parseInt(index))).toList());
    }

    @Test
    void shouldUseAnImageAgainWhenItFits() {
        BufferedImage image = new BufferedImage(20, 12, BufferedImage.TYPE_INT_ARGB);
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.I420, 20, 12);

        assertThat(VideoImages.toImage(frame, image)).isSameAs(image);
        assertThat(VideoImages.toImage(VideoFrame.allocate(VideoBufferType.I420, 12, 20), image)).isNotSameAs(image)
                .returns(12, BufferedImage::getWidth).returns(BufferedImage.TYPE_INT_ARGB, BufferedImage::getType);
        assertThat(VideoImages.toImage(LaidOutFrame.of(frame, 0, VideoRotation.ROTATION_90), image)).isNotSameAs(image);
    }

    @ParameterizedTest
    @EnumSource(names = {"RGBA", "ABGR", "ARGB", "BGRA", "I420A"})
    void shouldKeepAlphaWhenBothHaveIt(VideoBufferType type) {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 2, 0x40ffffff);
        BufferedImage back = VideoImages.toImage(VideoImages.toFrame(image, type), new BufferedImage(4, 4, image.getType()));

        assertThat(back.getRGB(1, 2) >>> 24).isEqualTo(0x40);
        assertThat(back.getRGB(0, 0) >>> 24).isZero();
        assertThat(VideoImages.toImage(VideoImages.toFrame(image, type)).getRGB(1, 2) >>> 24).isEqualTo(0xff);
    }

    @Test
    void shouldSayWhatIsWrongWhenAnImageDoesNotFitAFrame() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        VideoFrame readOnly = VideoFrame.wrap(VideoBufferType.RGBA, 4, 4, MemorySegment.ofArray(new byte[64]).asReadOnly());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoImages.draw(image, VideoFrame.allocate(VideoBufferType.RGBA, 4, 5)))
                .withMessage("an image of 4 × 4 pixels does not fit VideoFrame[RGBA, 4 × 5]: the sizes must be equal");
        assertThatIllegalArgumentException().isThrownBy(() -> VideoImages.draw(image, readOnly))
                .withMessage("the frame is read-only; write into one of VideoFrame.allocate or copy");
    }

    @Test
    void shouldRefuseAFrameWhosePlanesAreTooShort() {
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.RGBA, 4, 4);
        LaidOutFrame lying = new LaidOutFrame(VideoBufferType.RGBA, 4, 8, VideoRotation.ROTATION_0,
                VideoBufferType.RGBA.planes(4, 8), List.of(frame.plane(0)));

        assertThatIllegalArgumentException().isThrownBy(() -> VideoImages.toImage(lying))
                .withMessageContaining("plane 0 of a frame RGBA has 64 bytes").withMessageContaining("8 rows of at least 16");
    }

    @Test
    void shouldWriteWhatItIsNamedWhenItIsAFile(@TempDir Path folder) throws IOException {
        VideoFrame frame = VideoImages.toFrame(quarters(40, 24, BufferedImage.TYPE_INT_RGB), VideoBufferType.BGRA);
        for (String name : List.of("still.png", "still.JPG", "still.jpeg", "still.png")) {
            Path file = folder.resolve(name);
            VideoImages.write(frame, file);

            BufferedImage read = ImageIO.read(file.toFile());
            assertQuarters(read, name.endsWith("png") ? 0 : 40, QUARTERS);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("still.png", "still.JPG",
                    "still.jpeg");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> VideoImages.write(frame, folder.resolve("still.bmp")))
                .withMessage("'still.bmp' ends in none of .png, .jpg and .jpeg");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> VideoImages.write(frame, folder.resolve("none").resolve("still.png")));
    }

    @Test
    void shouldLeaveAStreamOpenWhenItWasWrittenTo() throws IOException {
        VideoFrame frame = VideoImages.toFrame(quarters(40, 24, BufferedImage.TYPE_INT_RGB), VideoBufferType.I420);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FilterOutputStream out = new FilterOutputStream(bytes) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        VideoImages.writePng(frame, out);
        assertQuarters(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())), CLOSE, QUARTERS);
        bytes.reset();
        VideoImages.writeJpeg(frame, 0.1, out);
        int small = bytes.size();
        bytes.reset();
        VideoImages.writeJpeg(frame, 1, out);
        assertThat(bytes.size()).isGreaterThan(small);
        assertQuarters(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())), 20, QUARTERS);
        assertThatIllegalArgumentException().isThrownBy(() -> VideoImages.writeJpeg(frame, Double.NaN, out))
                .withMessage("quality is NaN; it must be from 0 to 1");
    }
}
