package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Fetches one wheel with the machine's own pip, from whatever index that is configured for, and lets pip check the hash. */
final class PipDownload implements WheelSource {

    /** Only selects among wheels; the wheel is the same for every Python 3. */
    private static final String PYTHON_VERSION = "3.11";
    private static final String WRONG_HASH = "DO NOT MATCH THE HASHES";

    private final Path requirements;
    private final String pythonOverride;

    PipDownload(Path requirements, String pythonOverride) {
        this.requirements = requirements;
        this.pythonOverride = pythonOverride;
    }

    @Override
    public Path fetch(Platform platform, Path directory) throws IOException {
        Command.Result result = Command.of(Python.find(pythonOverride), "-m", "pip", "download", "--quiet", "--no-input",
                "--disable-pip-version-check", "--require-hashes", "--no-deps", "--only-binary=:all:", "--platform",
                platform.wheelTag(), "--python-version", PYTHON_VERSION, "-r", requirements.toString(), "-d",
                directory.toString())
                .run();
        if (!result.succeeded()) {
            throw failure(platform, result);
        }
        return onlyWheelIn(directory);
    }

    private WheelException failure(Platform platform, Command.Result result) {
        if (result.output().contains(WRONG_HASH)) {
            return new WheelException(
                    "Wrong hash of the livekit wheel for " + platform.id() + ": pip was served a file whose SHA-256 ("
                            + result.lastLine().replaceAll("\\s+", " ") + ") is none of those in " + requirements
                            + "; check pip's index ('pip config list'), or correct that file");
        }
        return new WheelException("pip could not download the livekit wheel for " + platform.id()
                + "; check the network and pip's configuration ('pip config list'). pip says: " + result.lastLine());
    }

    private static Path onlyWheelIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> wheels = files.filter(file -> file.toString().endsWith(".whl")).toList();
            if (wheels.size() != 1) {
                throw new WheelException("pip ended well but left " + wheels.size() + " wheels instead of 1 in " + directory
                        + "; try another pip with -Dpython=/path/to/python3");
            }
            return wheels.get(0);
        }
    }
}
