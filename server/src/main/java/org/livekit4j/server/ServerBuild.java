package org.livekit4j.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Builds LiveKit's server from the Go module in a folder, the first time it is needed and whenever that module changes. The
 * first build takes minutes, because Go compiles every dependency; later ones use Go's own caches.
 */
public final class ServerBuild {
    private static final String SERVER = "github.com/livekit/livekit-server/cmd/server";
    private static final int LAST_WORDS = 1_000;

    private final Path module;
    private final Path executable;
    private final Path builtFrom;

    private ServerBuild(Path module) {
        this.module = module;
        Path target = module.resolve("target");
        this.executable = target.resolve("livekit-server");
        this.builtFrom = target.resolve("livekit-server.sha256");
    }

    /** @param module the project's folder {@code server}, which holds {@code go.mod} */
    public static ServerBuild in(Path module) {
        if (!Files.exists(module.resolve("go.mod"))) {
            throw new IllegalArgumentException(module + " holds no go.mod; give the folder 'server' of LiveKit4j's sources");
        }
        return new ServerBuild(module);
    }

    /** Whether {@link #executable} can succeed: the server is built already, or there is a Go to build it. */
    public boolean possible() {
        return built() || goRuns();
    }

    /**
     * The server, built if need be. Of several processes that want it one builds and the others wait.
     *
     * @throws ServerException if there is no Go, or it fails
     */
    public Path executable() {
        try {
            Files.createDirectories(executable.getParent());
            buildAlone();
        } catch (IOException e) {
            throw new ServerException("cannot build LiveKit's server in " + executable.getParent() + ": " + e.getMessage(), e);
        }
        return executable;
    }

    /** A file lock keeps off other processes, but is an error between threads of one. */
    private void buildAlone() throws IOException {
        synchronized (ServerBuild.class) {
            Path lock = executable.resolveSibling("livekit-server.lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!built()) {
                    build();
                }
            }
        }
    }

    private boolean built() {
        try {
            return Files.isExecutable(executable) && Files.exists(builtFrom) && Files.readString(builtFrom).equals(sources());
        } catch (IOException e) {
            return false;
        }
    }

    private void build() throws IOException {
        if (!goRuns()) {
            throw new ServerException(
                    "LiveKit's server is built with Go, and no 'go' runs here: put Go 1.26 or newer on the PATH");
        }
        Path fresh = executable.resolveSibling("livekit-server.new");
        Path output = executable.resolveSibling("livekit-server.build.log");
        int exitCode = run(new ProcessBuilder("go", "build", "-o", fresh.toAbsolutePath().toString(), SERVER)
                .directory(module.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()));
        if (exitCode != 0) {
            String words = Files.readString(output).strip();
            throw new ServerException("go build of LiveKit's server failed with " + exitCode + ": "
                    + words.substring(Math.max(0, words.length() - LAST_WORDS)));
        }
        Files.move(fresh, executable, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(builtFrom, sources());
    }

    private String sources() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(module.resolve("go.mod")));
            digest.update(Files.readAllBytes(module.resolve("go.sum")));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean goRuns() {
        try {
            return run(new ProcessBuilder("go", "version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(ProcessBuilder command) throws IOException {
        Process process = command.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while Go was building LiveKit's server", e);
        }
    }

    /** Go compiles in processes of its own. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
