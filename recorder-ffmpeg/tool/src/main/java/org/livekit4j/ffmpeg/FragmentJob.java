package org.livekit4j.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.livekit4j.wheel.Sha256;

/**
 * Writes what a fragment consists of: the program, the libraries that it needs, a description with their hashes, and what they are
 * made of.
 */
final class FragmentJob {
    private FragmentJob() {}

    static void run(Archive archive, Platform platform, String version, Path classes) throws IOException {
        Path folder = Files.createDirectories(classes.resolve("ffmpeg").resolve(platform.id()));
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (String name : archive.names(platform.folder())) {
            if (platform.needs(name)) {
                files.put(name, archive.read(platform.folder() + name));
            }
        }
        if (!files.containsKey(platform.program())) {
            throw new IOException(archive + " has no " + platform.folder() + platform.program());
        }
        platform.machine().ifPresent(machine -> files.putAll(StandIns.of(machine, files)));
        deleteFiles(folder);
        StringBuilder description = new StringBuilder("version=" + version + "\nprogram=" + platform.program() + "\n");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
            description.append("sha256.").append(file.getKey()).append('=').append(Sha256.of(file.getValue())).append('\n');
        }
        Files.writeString(folder.resolve("program.properties"), description, StandardCharsets.ISO_8859_1);
        Files.writeString(Files.createDirectories(classes.resolve("META-INF/sbom")).resolve("ffmpeg.cdx.json"),
                ProgramBom.of(archive, platform, version, files.values()));
    }

    /** Those of another version have other names. */
    private static void deleteFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }
}
