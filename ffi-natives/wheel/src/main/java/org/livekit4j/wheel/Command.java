package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A command line that is run to its end, its output kept. */
record Command(List<String> line) {

    /** What came of it; a program that cannot be started has the exit code {@link #NOT_STARTED}. */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }

        /** The last line with any text, which is where programs say what was wrong. */
        String lastLine() {
            return output.lines().map(String::strip).filter(text -> !text.isEmpty()).reduce((first, second) -> second)
                    .orElse("(no output)");
        }
    }

    private static final int NOT_STARTED = -1;

    static Command of(String program, String... arguments) {
        List<String> line = new ArrayList<>(arguments.length + 1);
        line.add(program);
        line.addAll(List.of(arguments));
        return new Command(line);
    }

    Result run() {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(NOT_STARTED, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(NOT_STARTED, "interrupted");
        }
    }
}
