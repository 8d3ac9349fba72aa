package org.livekit4j.examples.sinks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.livekit4j.annotations.RequireLiveKitAudio;
import org.livekit4j.annotations.RequireLiveKitRooms;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Writes down in {@code talk-times.csv} when a remote audio track was first heard, and when it ends, how long it was heard of how
 * long it was there, in milliseconds. There is an instance for each track.
 */
@RequireLiveKitAudio
@RequireLiveKitRooms
@Component(configurationPid = SinksSettings.PID, scope = ServiceScope.PROTOTYPE)
public final class TalkTimes implements AudioSink {
    static final String FILE = "talk-times.csv";
    /** What is quieter is silence. */
    private static final double AUDIBLE_DBFS = -50;

    private final SinksFolder folder;
    private long heardUs;
    private long totalUs;

    @Activate
    public TalkTimes(BundleContext context, Map<String, Object> configuration) {
        folder = SinksFolder.of(configuration, context);
    }

    @Override
    public void frame(AudioFrame frame, StreamInfo stream) {
        totalUs += frame.durationUs();
        if (frame.rmsDbfs() > AUDIBLE_DBFS) {
            heardUs += frame.durationUs();
            if (heardUs == frame.durationUs()) {
                write(stream, "heard");
            }
        }
    }

    @Override
    public void ended(StreamInfo stream, StreamEnd reason) {
        write(stream, "ended");
    }

    private void write(StreamInfo stream, String event) {
        String line = String.join(",", Instant.now().toString(), SinksFolder.safe(stream.participant()),
                SinksFolder.safe(stream.track()), event, "" + TimeUnit.MICROSECONDS.toMillis(heardUs),
                "" + TimeUnit.MICROSECONDS.toMillis(totalUs));
        try {
            Files.writeString(folder.file(FILE), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
