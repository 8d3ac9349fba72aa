package org.livekit4j.examples.sinks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.livekit4j.annotations.RequireLiveKitVideo;
import org.livekit4j.propertytypes.VideoSinkOptions;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;
import org.livekit4j.video.desktop.VideoImages;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes one frame a second of a remote track to a PNG file. There is an instance for each track. */
@RequireLiveKitVideo
@Component(configurationPid = SinksSettings.PID, scope = ServiceScope.PROTOTYPE)
@VideoSinkOptions(format = VideoBufferType.BGRA)
public final class Stills implements VideoSink {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final SinksFolder folder;
    private long nextNanos = System.nanoTime();

    @Activate
    public Stills(BundleContext context, Map<String, Object> configuration) {
        folder = SinksFolder.of(configuration, context);
    }

    @Override
    public void frame(VideoFrame given, StreamInfo stream) {
        try (VideoFrame frame = given) {
            if (System.nanoTime() - nextNanos >= 0) {
                nextNanos = System.nanoTime() + PAUSE_NANOS;
                VideoImages.write(frame, folder.file(String.join("_", SinksFolder.safe(stream.participant()),
                        SinksFolder.safe(stream.track()), SinksFolder.safe(stream.trackSid()), TIME.format(Instant.now()))
                        + ".png"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
