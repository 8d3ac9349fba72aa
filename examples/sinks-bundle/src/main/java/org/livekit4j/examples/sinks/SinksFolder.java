package org.livekit4j.examples.sinks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.configuration.ConfigurationReader;
import org.osgi.framework.BundleContext;

/** Where files go. Names of participants and tracks are other people's: no file of theirs lies anywhere else. */
record SinksFolder(Path path) {
    private static final int LONGEST = 40;

    static SinksFolder of(Map<String, ?> configuration, BundleContext context) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.leave("livekit."); // properties of sinks, which others read
        Path folder = reader.path("folder").or(() -> Optional.ofNullable(context.getProperty(SinksSettings.PID))
                .filter(path -> !path.isBlank()).map(Path::of)).orElse(Path.of("sinks"));
        return new SinksFolder(folder.toAbsolutePath().normalize());
    }

    /** A file in the folder, which is made if it is not there. */
    Path file(String name) throws IOException {
        return Files.createDirectories(path).resolve(name);
    }

    /** Letters and digits, and a sign that means nothing to a file system, nor in a table. */
    static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
