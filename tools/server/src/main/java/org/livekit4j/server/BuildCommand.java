package org.livekit4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a program that builds something, quietly.
 *
 * @param folder to run in
 * @param log gets what the program prints; overwritten
 * @param words the program and its arguments
 */
public record BuildCommand(Path folder, Path log, List<String> words) {
    private static final int LAST_WORDS = 1_000;

    /**
     * Returns when the program has ended well.
     *
     * @throws ServerException if it ends otherwise, with the end of what it printed
     * @throws IOException if there is no such program
     */
    public void run() throws IOException {
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        int exitCode = await(process);
        if (exitCode != 0) {
            String printed = Files.readString(log).strip();
            throw new ServerException(String.join(" ", words) + " ended with " + exitCode + ": "
                    + printed.substring(Math.max(0, printed.length() - LAST_WORDS)));
        }
    }

    private int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted during " + String.join(" ", words), e);
        }
    }

    /** Whether there is such a program and it ends well. */
    public static boolean works(String... words) {
        try {
            Process process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
