package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.livekit4j.server.BuildCommand;
import org.livekit4j.server.CachedBuild;

/** A client of LiveKit's that npm fetches, as the lock file in a folder of this module says. */
final class NpmClient {
    private static final Path ITESTS = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests").toAbsolutePath();

    private final Path sources;
    private final List<String> files;
    private final CachedBuild fetched;

    /**
     * @param folder in which the files are
     * @param files are beside what is fetched
     */
    NpmClient(String folder, String... files) {
        this.sources = ITESTS.resolve(folder);
        this.files = List.of(files);
        this.fetched = new CachedBuild(ITESTS.resolve("target", folder), this.files.stream().map(sources::resolve).toList());
    }

    Path sources() {
        return sources;
    }

    /** The folder with what is fetched. Without npm the test is skipped, or fails where one is required. */
    Path ensure() throws IOException {
        if (!fetched.upToDate() && !BuildCommand.works("npm", "--version")) {
            TestServer.unavailable("no " + sources.getFileName() + ": there is no npm to fetch LiveKit's client for it");
        }
        fetched.ensure(this::fetch);
        return fetched.product();
    }

    private void fetch() throws IOException {
        Path folder = Files.createDirectories(fetched.product());
        for (String name : files) {
            Files.copy(sources.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        new BuildCommand(folder, fetched.beside(".log"),
                List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")).run();
    }
}
