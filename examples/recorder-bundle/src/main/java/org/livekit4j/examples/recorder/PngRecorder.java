package org.livekit4j.examples.recorder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.livekit4j.annotations.RequireLiveKitVideo;
import org.livekit4j.propertytypes.VideoSinkOptions;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes one frame a second of a remote track to a PNG file. There is an instance for each track. */
@RequireLiveKitVideo
@Component(configurationPid = RecorderSettings.PID, scope = ServiceScope.PROTOTYPE)
@VideoSinkOptions(format = VideoBufferType.BGRA)
public final class PngRecorder implements VideoSink {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** BGRA, read as little-endian integers, is what an image calls RGB. */
    private static final ValueLayout.OfInt PIXEL = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final RecordingFolder folder;
    private long nextNanos = System.nanoTime();

    @Activate
    public PngRecorder(BundleContext context, Map<String, Object> configuration) {
        folder = RecordingFolder.of(configuration, context);
    }

    @Override
    public void frame(VideoFrame given, StreamInfo stream) {
        try (VideoFrame frame = given) {
            if (System.nanoTime() - nextNanos >= 0) {
                nextNanos = System.nanoTime() + PAUSE_NANOS;
                write(image(frame), folder.file(stream, ".png"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under its name only when it is whole: the disk may be full. */
    private static void write(BufferedImage image, Path png) throws IOException {
        Files.createDirectories(png.getParent());
        Path part = png.resolveSibling(png.getFileName() + ".part");
        try {
            if (!ImageIO.write(image, "png", part.toFile())) {
                throw new IOException("this JDK cannot write PNG");
            }
            Files.move(part, png, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static BufferedImage image(VideoFrame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, frame.width(), frame.height(), frame.plane(0).toArray(PIXEL));
        return image;
    }
}
