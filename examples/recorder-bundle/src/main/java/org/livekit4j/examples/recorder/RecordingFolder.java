package org.livekit4j.examples.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.livekit4j.track.StreamInfo;
import org.osgi.framework.BundleContext;

/** Where recordings go. Names of participants and tracks are other people's: no file of theirs lies anywhere else. */
record RecordingFolder(Path path) {
    private static final int LONGEST = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    static RecordingFolder of(RecorderSettings settings, BundleContext context) {
        String configured = settings.folder().isBlank() ? context.getProperty(RecorderSettings.PID) : settings.folder();
        Path folder = Path.of(configured == null || configured.isBlank() ? "recordings" : configured).toAbsolutePath()
                .normalize();
        try {
            return new RecordingFolder(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("recordings cannot go to " + folder, e);
        }
    }

    /** A file for the recording of this stream, of which there are several if it is opened again. */
    Path file(StreamInfo stream) {
        return file(stream, Instant.now());
    }

    Path file(StreamInfo stream, Instant time) {
        return path.resolve(safe(stream.participant()) + "_" + safe(stream.track()) + "_" + safe(stream.trackSid()) + "_"
                + TIME.format(time));
    }

    /** Letters and digits, and a few signs that mean nothing to a file system. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
