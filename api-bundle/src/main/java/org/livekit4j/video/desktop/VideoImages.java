package org.livekit4j.video.desktop;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.livekit4j.internal.PixelRows;
import org.livekit4j.text.Printable;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/**
 * Converts between frames of all types and images of {@code java.awt.image}, and writes still pictures. Colours of planar types are
 * BT.601 with limited range, as WebRTC has them.
 *
 * <p>The methods work on the calling thread, need no display, and leave frames to their owners. They may be called by several
 * threads at once for different images. A frame of type {@link VideoBufferType#BGRA} is read the fastest: its rows are copied.
 */
public final class VideoImages {
    private static final double DEFAULT_QUALITY = 0.9;

    private VideoImages() {}

    /**
     * Returns a frame as a new image of type {@link BufferedImage#TYPE_INT_RGB}, upright: turned by the frame's {@linkplain
     * VideoFrame#rotation() rotation}. Alpha is left out.
     *
     * @param frame the frame
     * @return the image
     * @throws IllegalArgumentException if the planes do not match the frame's type and size
     * @throws IllegalStateException if the frame is closed
     */
    public static BufferedImage toImage(VideoFrame frame) {
        return toImage(frame, null);
    }

    /**
     * Draws a frame into an image that is used again, upright. Alpha is kept if the image has it.
     *
     * @param frame the frame
     * @param image an image of any type, {@link BufferedImage#TYPE_INT_RGB} and {@link BufferedImage#TYPE_INT_ARGB} being the
     *     fastest; null for none
     * @return the image given if it has the size of the upright frame; otherwise a new one, of its type if that is one of the
     *     two
     * @throws IllegalArgumentException if the planes do not match the frame's type and size
     * @throws IllegalStateException if the frame is closed
     */
    public static BufferedImage toImage(VideoFrame frame, @Nullable BufferedImage image) {
        PixelRows rows = PixelRows.of(frame);
        VideoRotation rotation = Objects.requireNonNull(frame.rotation(), "rotation is null");
        boolean upended = rotation == VideoRotation.ROTATION_90 || rotation == VideoRotation.ROTATION_270;
        int width = upended ? frame.height() : frame.width();
        int height = upended ? frame.width() : frame.height();
        BufferedImage target = image != null && image.getWidth() == width && image.getHeight() == height
                ? image
                : new BufferedImage(width, height, image != null && image.getType() == BufferedImage.TYPE_INT_ARGB
                        ? BufferedImage.TYPE_INT_ARGB
                        : BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[frame.width()];
        for (int row = 0; row < frame.height(); row++) {
            rows.read(row, pixels);
            switch (rotation) {
                case ROTATION_0 -> put(target, 0, row, pixels.length, 1, pixels);
                case ROTATION_90 -> put(target, width - 1 - row, 0, 1, pixels.length, pixels);
                case ROTATION_180 -> put(target, 0, height - 1 - row, pixels.length, 1, reversed(pixels));
                case ROTATION_270 -> put(target, row, 0, 1, pixels.length, reversed(pixels));
            }
        }
        return target;
    }

    private static int[] reversed(int[] pixels) {
        for (int left = 0, right = pixels.length - 1; left < right; left++, right--) {
            int pixel = pixels[left];
            pixels[left] = pixels[right];
            pixels[right] = pixel;
        }
        return pixels;
    }

    private static void put(BufferedImage image, int x, int y, int width, int height, int[] pixels) {
        if (direct(image)) {
            image.getRaster().setDataElements(x, y, width, height, pixels);
        } else {
            image.setRGB(x, y, width, height, pixels, 0, width);
        }
    }

    /** Whether its pixels are those of {@link PixelRows}. */
    private static boolean direct(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_INT_RGB || image.getType() == BufferedImage.TYPE_INT_ARGB;
    }

    /**
     * Returns an image as a new frame on the heap, without a time stamp.
     *
     * @param image an image of any type; its colours are converted to sRGB
     * @param type the layout of the frame in memory
     * @return the frame, which need not be closed
     * @throws IllegalArgumentException if a side is longer than {@value VideoBufferType#MAX_SIDE} pixels
     */
    public static VideoFrame toFrame(BufferedImage image, VideoBufferType type) {
        VideoFrame frame = VideoFrame.allocate(type, image.getWidth(), image.getHeight());
        draw(image, frame);
        return frame;
    }

    /**
     * Draws an image into a frame that is used again. The rotation of the frame is ignored.
     *
     * @param image an image of any type, {@link BufferedImage#TYPE_INT_RGB} and {@link BufferedImage#TYPE_INT_ARGB} being the
     *     fastest
     * @param frame a frame of the image's size that can be written to, such as one of {@link VideoFrame#allocate}
     * @throws IllegalArgumentException if the sizes differ, or the frame is read-only because it was received
     * @throws IllegalStateException if the frame is closed
     */
    public static void draw(BufferedImage image, VideoFrame frame) {
        if (image.getWidth() != frame.width() || image.getHeight() != frame.height()) {
            throw new IllegalArgumentException("an image of " + image.getWidth() + " × " + image.getHeight()
                    + " pixels does not fit " + frame + ": the sizes must be equal");
        }
        PixelRows rows = PixelRows.of(frame);
        BufferedImage source = direct(image) ? image : converted(image);
        int opaque = source.getType() == BufferedImage.TYPE_INT_RGB ? 0xff << 24 : 0;
        int[] pixels = new int[source.getWidth()];
        for (int row = 0; row < source.getHeight(); row++) {
            source.getRaster().getDataElements(0, row, pixels.length, 1, pixels);
            for (int x = 0; x < pixels.length; x++) {
                pixels[x] |= opaque;
            }
            rows.write(row, pixels);
        }
    }

    private static BufferedImage converted(BufferedImage image) {
        BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = converted.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return converted;
    }

    /**
     * Writes a frame to a file, as its name ends: {@code .png}, {@code .jpg} or {@code .jpeg}. The file appears under its name
     * when it is complete, and replaces one of the same name; until then it has {@code .part} appended.
     *
     * @param frame the frame, which is drawn upright
     * @param file the file, in a folder that exists
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws IllegalStateException if the frame is closed
     * @throws IOException if the file cannot be written
     */
    public static void write(VideoFrame frame, Path file) throws IOException {
        String name = Objects.requireNonNull(file.getFileName(), "the file has no name").toString().toLowerCase(Locale.ROOT);
        boolean png = name.endsWith(".png");
        if (!png && !name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
            throw new IllegalArgumentException(
                    "'" + Printable.of(name) + "' ends in none of .png, .jpg and .jpeg");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                if (png) {
                    writePng(frame, out);
                } else {
                    writeJpeg(frame, DEFAULT_QUALITY, out);
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes a frame as PNG, which loses nothing.
     *
     * @param frame the frame, which is drawn upright
     * @param out receives the bytes, and stays open
     * @throws IllegalStateException if the frame is closed
     * @throws IOException if the stream fails
     */
    public static void writePng(VideoFrame frame, OutputStream out) throws IOException {
        write(frame, "png", null, out);
    }

    /**
     * Writes a frame as JPEG.
     *
     * @param frame the frame, which is drawn upright
     * @param quality from 0, small, to 1, good
     * @param out receives the bytes, and stays open
     * @throws IllegalArgumentException if the quality is out of range
     * @throws IllegalStateException if the frame is closed
     * @throws IOException if the stream fails
     */
    public static void writeJpeg(VideoFrame frame, double quality, OutputStream out) throws IOException {
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("quality is " + quality + "; it must be from 0 to 1");
        }
        write(frame, "jpeg", (float) quality, out);
    }

    private static void write(VideoFrame frame, String format, @Nullable Float quality, OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out is null");
        BufferedImage image = toImage(frame);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (quality != null) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
