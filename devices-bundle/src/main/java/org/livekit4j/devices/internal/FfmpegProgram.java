package org.livekit4j.devices.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.ffi.SearchPath;
import org.livekit4j.text.Printable;

/** Finds the program {@code ffmpeg}. */
final class FfmpegProgram {

    private FfmpegProgram() {}

    /** @param chosen the program of the options */
    static Path find(Optional<Path> chosen) {
        if (chosen.isPresent() && !Files.isExecutable(chosen.get())) {
            throw new DeviceException("ffmpeg is " + Printable.of(chosen.get()) + ", which is no program", null);
        }
        return chosen.or(() -> SearchPath.find(System.getenv("PATH"), "ffmpeg")).orElseThrow(() -> new DeviceException(
                "there is no program ffmpeg on the PATH: install it, or name it with CameraOptions.withFfmpeg", null));
    }
}
