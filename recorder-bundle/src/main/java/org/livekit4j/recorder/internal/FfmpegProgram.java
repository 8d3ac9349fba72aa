package org.livekit4j.recorder.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.livekit4j.ffi.PackagedProgram;
import org.livekit4j.ffi.SearchPath;
import org.livekit4j.recorder.RecordingOptions;

/**
 * Where a program {@code ffmpeg} is, and how it is started.
 *
 * @param packaged the same, if it is from the fragment
 */
record FfmpegProgram(Path path, Optional<PackagedProgram> packaged) {
    /** The fragment's name without its platform. */
    static final String FRAGMENT = "org.livekit4j.recorder.ffmpeg";

    FfmpegProgram(Path path) {
        this(path, Optional.empty());
    }

    /**
     * The program that the options name. If they name none, the one on the PATH and then that of the fragment, which is extracted
     * when the stream comes to it.
     *
     * @param fragments the class loader that has the fragment
     */
    static Stream<FfmpegProgram> places(RecordingOptions options, String searchPath, ClassLoader fragments) {
        return options.ffmpeg().map(path -> Stream.of(new FfmpegProgram(path)))
                .orElseGet(() -> Stream.<Supplier<Optional<FfmpegProgram>>>of(
                        () -> SearchPath.find(searchPath, "ffmpeg").map(FfmpegProgram::new),
                        () -> PackagedProgram.find(fragments, FRAGMENT)
                                .map(program -> new FfmpegProgram(program.path(), Optional.of(program))))
                        .flatMap(place -> place.get().stream()));
    }

    /** A child process with these arguments, which finds its libraries. */
    ProcessBuilder process(List<String> arguments) {
        ProcessBuilder child = new ProcessBuilder(Stream.concat(Stream.of(path.toString()), arguments.stream()).toList());
        packaged.ifPresent(program -> program.addLibrariesTo(child.environment()));
        return child;
    }
}
