package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngWriterTest {

    @TempDir
    private Path folder;

    @Test
    void shouldBeReadByOthersWhenItIsWritten() throws IOException {
        byte[] rgba = {(byte) 255, 0, 0, (byte) 255, 0, (byte) 255, 0, (byte) 255, 0, 0, (byte) 255, (byte) 255, 1, 2, 3, 4,
            (byte) 128, (byte) 128, (byte) 128, (byte) 255, 0, 0, 0, 0};
        Path file = folder.resolve("frame.png");

        PngWriter.write(file, 3, 2, rgba);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff00ff00);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xff0000ff);
        assertThat(image.getRGB(0, 1)).isEqualTo(0x04010203);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xff808080);
    }
}
