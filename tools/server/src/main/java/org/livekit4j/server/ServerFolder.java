package org.livekit4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A temporary folder with the files of one server. Only its owner can read it, because the configuration holds the secret. */
record ServerFolder(Path path) {
    private static final int LAST_LINES = 10;

    static ServerFolder create(String config) {
        try {
            ServerFolder folder = new ServerFolder(Files.createTempDirectory("livekit-server-"));
            Files.writeString(folder.config(), config);
            Files.createFile(folder.log());
            return folder;
        } catch (IOException e) {
            throw new ServerException("cannot write the server's configuration (java.io.tmpdir): " + e.getMessage(), e);
        }
    }

    Path config() {
        return path.resolve("config.yaml");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** The end of the log. */
    String lastWords() {
        try (Stream<String> lines = Files.lines(log())) {
            List<String> all = lines.toList();
            return all.stream().skip(Math.max(0, all.size() - LAST_LINES)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    /** What cannot be deleted stays: nobody could do anything about it. */
    void delete() {
        for (Path file : List.of(config(), log(), path)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
