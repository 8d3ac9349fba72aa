package org.livekit4j.itests;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars under test, as this build has just made them: the test's own class path names them. */
public final class Jars {
    private static final List<Path> CLASS_PATH = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of).toList();

    private Jars() {}

    /** The one jar of this artifact, of whatever version. */
    static Path of(String artifact) {
        List<Path> found = CLASS_PATH.stream().filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("of " + artifact + " there is on the class path: " + found
                    + "; run the build up to the phase verify, so that it is one jar");
        }
        return found.getFirst();
    }

    /** A class or module path of these artifacts and the native library. */
    public static String path(String... artifacts) {
        return Stream.concat(Stream.of(artifacts).map(Jars::of), Stream.of(natives())).map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The fragment with ffmpeg for this machine. It is on no class path, and there only if this build has made it. */
    public static Optional<Path> ffmpeg() {
        String name = natives().getFileName().toString().replace("ffi.natives", "recorder.ffmpeg");
        String platform = name.replaceAll("org\\.livekit4j\\.recorder\\.ffmpeg\\.(.+?)-\\d+\\..*", "$1");
        Path jar = Path.of(System.getProperty("livekit4j.root", ".."), "recorder-ffmpeg", platform, "target", name);
        return Optional.of(jar).filter(Files::exists);
    }

    /** The native library for this machine; there is one such jar on the class path. */
    static Path natives() {
        return of("org\\.livekit4j\\.ffi\\.natives\\.[a-z0-9-]+?");
    }
}
