package org.livekit4j.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.livekit4j.wheel.Sha256;

/** A jar with an ffmpeg, which is the one that is pinned. */
final class Archive implements AutoCloseable {
    private final ZipFile zip;
    private final Sha256 sha256;

    private Archive(ZipFile zip, Sha256 sha256) {
        this.zip = zip;
        this.sha256 = sha256;
    }

    /**
     * @param pins a list in the format of {@code sha256sum}
     * @throws IOException if the list has another hash for a file of this name, or none
     */
    static Archive open(Path file, Path pins) throws IOException {
        Sha256 sha256 = Sha256.of(file);
        String line = sha256 + "  " + file.getFileName();
        if (!Files.readAllLines(pins).contains(line)) {
            throw new IOException(file + " is not the file that the project was built with: " + pins + " has no line '" + line
                    + "'");
        }
        return new Archive(new ZipFile(file.toFile()), sha256);
    }

    Sha256 sha256() {
        return sha256;
    }

    /** The names of the files in a folder, without it. */
    List<String> names(String folder) {
        return zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(folder) && !name.endsWith("/"))
                .map(name -> name.substring(folder.length())).filter(name -> !name.contains("/")).toList();
    }

    byte[] read(String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    @Override
    public String toString() {
        return zip.getName();
    }
}
