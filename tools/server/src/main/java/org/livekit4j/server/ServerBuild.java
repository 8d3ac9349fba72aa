package org.livekit4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Builds LiveKit's server from the Go module in a folder, the first time it is needed and whenever that module changes. The
 * first build takes minutes, because Go compiles every dependency; later ones use Go's own caches.
 */
public final class ServerBuild {
    private static final String SERVER = "github.com/livekit/livekit-server/cmd/server";
    /** Those are for debuggers, and take time to link. */
    private static final String WITHOUT_SYMBOLS = "-ldflags=-s -w";

    private final Path module;
    private final CachedBuild built;

    private ServerBuild(Path module) {
        this.module = module;
        this.built = new CachedBuild(module.resolve("target", "livekit-server"),
                List.of(module.resolve("go.mod"), module.resolve("go.sum")));
    }

    /** @param module the project's folder {@code tools/server}, which holds {@code go.mod} */
    public static ServerBuild in(Path module) {
        if (!Files.exists(module.resolve("go.mod"))) {
            throw new IllegalArgumentException(
                    module + " holds no go.mod; give the folder 'tools/server' of LiveKit4j's sources");
        }
        return new ServerBuild(module.toAbsolutePath());
    }

    /** Whether {@link #executable} must build first. */
    public boolean pending() {
        return !built.upToDate();
    }

    /** Whether {@link #executable} can succeed: the server is built already, or there is a Go to build it. */
    public boolean possible() {
        return built.upToDate() || goRuns();
    }

    /**
     * The server, built if need be.
     *
     * @throws ServerException if there is no Go, or it fails
     */
    public Path executable() {
        try {
            built.ensure(this::build);
        } catch (IOException e) {
            throw new ServerException("cannot build " + built.product() + ": " + e.getMessage(), e);
        }
        return built.product();
    }

    private void build() throws IOException {
        if (!goRuns()) {
            throw new ServerException(
                    "LiveKit's server is built with Go, and no 'go' runs here: put Go 1.26 or newer on the PATH");
        }
        Path fresh = built.beside(".new");
        List<String> words = List.of("go", "build", WITHOUT_SYMBOLS, "-o", fresh.toString(), SERVER);
        new BuildCommand(module, built.beside(".log"), words).run();
        Files.move(fresh, built.product(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean goRuns() {
        return BuildCommand.works("go", "version");
    }
}
