package org.livekit4j.devices.internal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.text.Printable;

/** Finds the program {@code ffmpeg}. */
final class FfmpegProgram {

    private FfmpegProgram() {}

    /** @param chosen the program of the options */
    static Path find(Optional<Path> chosen) {
        if (chosen.isPresent() && !Files.isExecutable(chosen.get())) {
            throw new DeviceException("ffmpeg is " + Printable.of(chosen.get()) + ", which is no program", null);
        }
        return chosen.or(() -> onPath(System.getenv("PATH"))).orElseThrow(() -> new DeviceException(
                "there is no program ffmpeg on the PATH: install it, or name it with CameraOptions.withFfmpeg", null));
    }

    static Optional<Path> onPath(String path) {
        return Stream.of(String.valueOf(path).split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("ffmpeg", "ffmpeg.exe").flatMap(name -> in(folder, name).stream())).findFirst();
    }

    private static Optional<Path> in(String folder, String name) {
        try {
            Path program = Path.of(folder, name).toAbsolutePath();
            return Files.isRegularFile(program) && Files.isExecutable(program) ? Optional.of(program) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
