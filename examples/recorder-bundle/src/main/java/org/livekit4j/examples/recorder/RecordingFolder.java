package org.livekit4j.examples.recorder;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.track.StreamInfo;
import org.osgi.framework.BundleContext;

/** Where recordings go. Names of participants and tracks are other people's: no file of theirs lies anywhere else. */
record RecordingFolder(Path path) {
    private static final int LONGEST = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    static RecordingFolder of(Map<String, ?> configuration, BundleContext context) {
        return of(reader(configuration), context);
    }

    /** The configuration, in which properties of sinks are read by their callers. */
    static ConfigurationReader reader(Map<String, ?> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.leave("livekit.");
        return reader;
    }

    static RecordingFolder of(ConfigurationReader configuration, BundleContext context) {
        Path folder = configuration.path("folder").or(() -> Optional.ofNullable(context.getProperty(RecorderSettings.PID))
                .filter(path -> !path.isBlank()).map(Path::of)).orElse(Path.of("recordings"));
        return new RecordingFolder(folder.toAbsolutePath().normalize());
    }

    /** A file for the recording of this stream, of which there are several if it is opened again. */
    Path file(StreamInfo stream, String suffix) {
        return file(stream, suffix, Instant.now());
    }

    Path file(StreamInfo stream, String suffix, Instant time) {
        return path.resolve(safe(stream.participant()) + "_" + safe(stream.track()) + "_" + safe(stream.trackSid()) + "_"
                + TIME.format(time) + suffix);
    }

    /** Letters and digits, and a few signs that mean nothing to a file system. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
