package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pinned version and hashes, read from the same requirements file that pip enforces, so that a wheel from the cache
 * is held to what a downloaded one was.
 */
record Pins(Path file, String distribution, String version, Set<Sha256> hashes) {

    private static final Pattern VERSION = Pattern.compile("(?m)^(livekit[a-z-]*)==([^\\s;\\\\]+)");
    private static final Pattern HASH = Pattern.compile("--hash=sha256:([0-9a-f]{64})\\b");
    private static final int SHOWN_DIGITS = 12;

    static Pins read(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher version = VERSION.matcher(text);
        Set<Sha256> hashes = HASH.matcher(text).results().map(match -> new Sha256(match.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!version.find() || hashes.isEmpty()) {
            throw new WheelException(
                    file + " pins nothing: it must have a line 'NAME==VERSION' with a '--hash=sha256:…' for each platform");
        }
        return new Pins(file, version.group(1), version.group(2), hashes);
    }

    /** Fails unless the build is told to take the very version that is pinned. */
    void requireVersion(String wanted) {
        if (!version.equals(wanted)) {
            throw new WheelException("The build wants " + distribution + " " + wanted + " but " + file + " pins " + version
                    + "; change its version in the root pom.xml and the pins together");
        }
    }

    boolean accept(Sha256 hash) {
        return hashes.contains(hash);
    }

    /** The accepted hashes, shortened: enough digits to compare by eye, few enough for one line. */
    String accepted() {
        return hashes.stream().map(hash -> hash.hex().substring(0, SHOWN_DIGITS) + "…").collect(Collectors.joining(", "));
    }
}
