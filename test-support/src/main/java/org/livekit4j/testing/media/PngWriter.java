package org.livekit4j.testing.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes RGBA pixels as a PNG file. The format is small enough to be written by hand; javax.imageio would load AWT into the
 * middle of a measured run.
 */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS_PER_CHANNEL = 8;
    private static final byte RGBA = 6;
    private static final int BYTES_PER_PIXEL = 4;
    private static final byte NO_FILTER = 0;

    private PngWriter() {}

    /** @param rgba four bytes a pixel, tightly packed */
    public static void write(Path path, int width, int height, byte[] rgba) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream(1 << 14);
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(BITS_PER_CHANNEL).put(RGBA);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", deflate(width * BYTES_PER_PIXEL, height, rgba));
        chunk(png, "IEND", new byte[0]);
        Files.write(path, png.toByteArray());
    }

    private static byte[] deflate(int rowBytes, int rows, byte[] rgba) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 13)) {
            for (int row = 0; row < rows; row++) {
                out.write(NO_FILTER);
                out.write(rgba, row * rowBytes, rowBytes);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
