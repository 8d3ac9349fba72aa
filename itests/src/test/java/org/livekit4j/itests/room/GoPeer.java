package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.server.BuildCommand;
import org.livekit4j.server.CachedBuild;

/** A participant with LiveKit's Go SDK, whose WebRTC is not Google's but Pion. It does what {@code peer.go} has a command for. */
final class GoPeer extends PeerProcess {
    private static final Path ITESTS = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests").toAbsolutePath();
    private static final Path MODULE = ITESTS.resolve("gopeer");

    GoPeer() throws IOException {
        super(List.of(program().toString()));
    }

    /** Built when the first peer starts, in minutes if Go has compiled nothing of it before. */
    private static Path program() throws IOException {
        CachedBuild built = new CachedBuild(ITESTS.resolve("target", "gopeer"), sources());
        if (!built.upToDate() && !BuildCommand.works("go", "version")) {
            TestServer.unavailable("no Go peer: there is no Go to build it");
        }
        built.ensure(() -> build(built));
        return built.product();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(MODULE)) {
            return files.sorted().toList();
        }
    }

    private static void build(CachedBuild built) throws IOException {
        Path fresh = built.beside(".new");
        List<String> words = List.of("go", "build", "-ldflags=-s -w", "-o", fresh.toString(), ".");
        new BuildCommand(MODULE, built.beside(".log"), words).run();
        Files.move(fresh, built.product(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    GoPeer join(TestServer server, String room, String identity) {
        ask("connect", "url", server.url(), "token", server.token(room, identity));
        return this;
    }
}
