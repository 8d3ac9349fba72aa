package org.livekit4j.itests.room;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A peer that is a program, with commands in its standard input and answers and events in its standard output, one a line. */
abstract class PeerProcess extends Peer {
    private final Path errors;
    private final Process process;
    private final BufferedWriter commands;

    PeerProcess(List<String> program) throws IOException {
        errors = Files.createTempFile("peer-", ".log");
        process = new ProcessBuilder(program).redirectError(errors.toFile()).start();
        commands = process.outputWriter();
        Thread.ofVirtual().name(getClass().getSimpleName()).start(this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
            fail(new AssertionError("the " + getClass().getSimpleName() + " has ended: " + Files.readString(errors)));
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    final void write(String command) {
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of its input ends the peer; one that hangs is killed. */
    @Override
    public final void close() throws IOException, InterruptedException {
        commands.close();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Files.deleteIfExists(errors);
    }
}
