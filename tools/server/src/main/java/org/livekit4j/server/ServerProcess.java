package org.livekit4j.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of a server. */
record ServerProcess(Process process, ServerFolder folder) {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    /** A server that was asked to end first waits for its participants to leave. */
    private static final Duration END = Duration.ofSeconds(2);

    static ServerProcess start(Path executable, ServerFolder folder) throws IOException {
        ProcessBuilder command = new ProcessBuilder(executable.toString(), "--config", folder.config().toString());
        // A variable of its own would override the configuration: LIVEKIT_BIND_ADDRESSES, LIVEKIT_KEYS.
        command.environment().keySet().removeIf(name -> name.startsWith("LIVEKIT_"));
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        return new ServerProcess(command.start(), folder);
    }

    long pid() {
        return process.pid();
    }

    /** The server logs that it starts before it listens; so only the port itself tells. */
    void awaitPort(int port) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new ServerException(howItEnded());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerException("LiveKit's server does not listen on port " + port + " after " + START.toSeconds()
                        + " s; its last words:\n" + folder.lastWords());
            }
            pause();
        }
    }

    private static boolean answers(int port) {
        try (Socket _ = new Socket(ServerPorts.LOOPBACK, port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while LiveKit's server was starting", e);
        }
    }

    /** Waits until it ends by itself, and says how that was. */
    String awaitEnd() throws InterruptedException {
        process.waitFor();
        return howItEnded();
    }

    private String howItEnded() {
        return "LiveKit's server ended with " + process.exitValue() + "; its last words:\n" + folder.lastWords();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd(START);
    }

    void end() {
        process.destroy();
        if (!awaitEnd(END)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
