package org.livekit4j.ffi.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A packaged program with the libraries that it needs.
 *
 * @param program the name of the program's file
 * @param files all of them, the program's last, so that it is not there before its libraries
 */
record ProgramFiles(String program, List<PackagedFile> files) {
    private static final String DESCRIPTION = "program.properties";
    private static final String HASH = "sha256.";

    /**
     * @param artifact the name of the fragment without its platform
     * @return empty if there is no such fragment
     */
    static Optional<ProgramFiles> find(ClassLoader loader, String artifact, NativePlatform platform) {
        PackagedResources resources = new PackagedResources(loader, artifact + "." + platform.name(), platform.module(artifact));
        String folder = artifact.substring(artifact.lastIndexOf('.') + 1) + "/" + platform.name() + "/";
        return resources.properties(folder + DESCRIPTION).map(description -> read(resources, folder, description));
    }

    private static ProgramFiles read(PackagedResources resources, String folder, Properties description) {
        String program = description.getProperty("program", "");
        TreeMap<String, String> hashes = new TreeMap<>();
        description.stringPropertyNames().stream().filter(name -> name.startsWith(HASH))
                .forEach(name -> hashes.put(name.substring(HASH.length()), description.getProperty(name)));
        String own = hashes.remove(program);
        if (own == null) {
            throw resources.damaged(folder + DESCRIPTION + " does not say which program it holds", null);
        }
        List<PackagedFile> files = hashes.entrySet().stream()
                .<PackagedFile>map(library -> new ProgramFile(resources, folder, library.getKey(), library.getValue(), false))
                .collect(Collectors.toList());
        files.add(new ProgramFile(resources, folder, program, own, true));
        return new ProgramFiles(program, List.copyOf(files));
    }

    /** One for exactly these files. */
    String sha256() {
        MessageDigest digest = Sha256.digest();
        for (PackagedFile file : files) {
            digest.update((file.sha256() + " " + file.fileName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.text(digest);
    }
}
