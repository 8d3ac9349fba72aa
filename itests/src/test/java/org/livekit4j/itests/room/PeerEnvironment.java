package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.livekit4j.server.BuildCommand;
import org.livekit4j.server.CachedBuild;

/** The virtual environment of the Python peer, made when the first peer starts. */
final class PeerEnvironment {
    private static final Path ITESTS = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests").toAbsolutePath();
    private static final Path REQUIREMENTS = ITESTS.resolve("peer", "requirements.txt");
    private static final CachedBuild BUILT = new CachedBuild(ITESTS.resolve("target", "peer"), List.of(REQUIREMENTS));

    private PeerEnvironment() {}

    /** The command that runs a peer. */
    static List<String> command() throws IOException {
        if (!BUILT.upToDate() && !BuildCommand.works("python3", "-c", "import sys, venv; sys.exit(sys.version_info < (3, 10))")) {
            TestServer.unavailable("no Python peer: there is no python3 from 3.10 on with venv");
        }
        BUILT.ensure(PeerEnvironment::build);
        return List.of(python().toString(), "-B", ITESTS.resolve("peer", "peer.py").toString());
    }

    private static Path python() {
        Path folder = BUILT.product();
        return Files.isDirectory(folder.resolve("Scripts"))
                ? folder.resolve("Scripts", "python.exe")
                : folder.resolve("bin", "python");
    }

    private static void build() throws IOException {
        Path log = BUILT.beside(".log");
        new BuildCommand(ITESTS, log, List.of("python3", "-m", "venv", "--clear", BUILT.product().toString())).run();
        new BuildCommand(ITESTS, log, List.of(python().toString(), "-m", "pip", "install", "--quiet", "--no-input", "--no-deps",
                "--disable-pip-version-check", "-r", REQUIREMENTS.toString())).run();
    }
}
