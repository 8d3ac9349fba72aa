package org.livekit4j.itests;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ops4j.pax.exam.Option;

/** What bundles log in a framework of a test, as a file that the test reads. */
final class LogFile {
    private static final String PROPERTY = "org.ops4j.pax.logging.useFileLogFallback";

    private LogFile() {}

    /** Logs to a file of this name, anew. */
    static Option named(String name) {
        Path file = Path.of("target", name).toAbsolutePath();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return composite(systemProperty(PROPERTY).value(file.toString()),
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("INFO"));
    }

    /** Where the pattern is found in what has been logged. */
    static List<MatchResult> find(Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(Path.of(System.getProperty(PROPERTY)))).results().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
