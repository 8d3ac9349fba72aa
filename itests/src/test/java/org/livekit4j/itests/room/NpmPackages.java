package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.livekit4j.server.BuildCommand;
import org.livekit4j.server.CachedBuild;

/** Packages of JavaScript that a peer needs, installed by npm as a lock file says. */
final class NpmPackages {
    private static final List<String> FILES = List.of("package.json", "package-lock.json");

    private final Path sources;
    private final CachedBuild installed;

    NpmPackages(Path sources, Path target) {
        this.sources = sources;
        installed = new CachedBuild(target, FILES.stream().map(sources::resolve).toList());
    }

    /**
     * Returns the folder that they are installed in; skips the test if that is not possible, or fails where nothing may be skipped.
     *
     * @param program runs what is installed
     */
    Path require(String program) throws IOException {
        if (!BuildCommand.works(program, "--version")) {
            TestServer.unavailable("no peer of JavaScript: there is no " + program);
        }
        if (!installed.upToDate() && !BuildCommand.works("npm", "--version")) {
            TestServer.unavailable("no peer of JavaScript: there is no npm to fetch LiveKit's SDK for it");
        }
        installed.ensure(this::install);
        return installed.product();
    }

    private void install() throws IOException {
        Path folder = Files.createDirectories(installed.product());
        for (String name : FILES) {
            Files.copy(sources.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        new BuildCommand(folder, installed.beside(".log"),
                List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")).run();
    }
}
