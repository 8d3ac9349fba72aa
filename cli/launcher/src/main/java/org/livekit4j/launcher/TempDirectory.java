package org.livekit4j.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder of one process's own, deleted with all that is in it. */
record TempDirectory(Path path) implements AutoCloseable {

    static TempDirectory create() {
        try {
            return new TempDirectory(Files.createTempDirectory("livekit4j-"));
        } catch (IOException e) {
            throw new LauncherException("cannot create a temporary folder (java.io.tmpdir): " + e.getMessage(), e);
        }
    }

    /** What cannot be deleted stays: nobody could do anything about it. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
