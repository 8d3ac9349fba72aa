package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes what a natives fragment consists of: the library, a description of it, the texts of its licences, and what it is made of. */
final class NativesJob {

    private static final String RESOURCES = "livekit/rtc/resources/";
    private static final String LICENCE_FOLDER = "META-INF/licenses/livekit-ffi";
    private static final String BOM_FOLDER = "META-INF/sbom";
    private static final Pattern LICENCE = Pattern.compile("(?i)(" + RESOURCES + "|[^/]+\\.dist-info/(licenses/)?)"
            + "(LICEN[CS]E|NOTICE|COPYING)[^/]*");

    private NativesJob() {}

    static void run(Wheel wheel, String version, Platform platform, Path classes) throws IOException {
        byte[] library = wheel.read(RESOURCES + platform.library());
        Path folder = Files.createDirectories(classes.resolve("native").resolve(platform.id()));
        Files.write(folder.resolve(platform.library()), library);
        Files.writeString(folder.resolve("livekit-ffi.properties"), description(version, platform, library),
                StandardCharsets.ISO_8859_1);
        String licences = copyLicences(wheel, classes.resolve(LICENCE_FOLDER));
        Files.writeString(Files.createDirectories(classes.resolve(BOM_FOLDER)).resolve("livekit-ffi.cdx.json"),
                NativeBom.of(version, library, licences));
    }

    /** Written by hand, because {@link java.util.Properties#store} adds the date, and then no two builds are the same. */
    private static String description(String version, Platform platform, byte[] library) {
        return "wheel.version=" + version + "\nlibrary=" + platform.library() + "\nsha256=" + Sha256.of(library) + "\nbytes="
                + library.length + "\n";
    }

    /** @return all of them */
    private static String copyLicences(Wheel wheel, Path folder) throws IOException {
        var names = wheel.names(LICENCE.asMatchPredicate());
        if (names.isEmpty()) {
            throw new WheelException("The wheel has no licence text; a library must not be passed on without one");
        }
        Files.createDirectories(folder);
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            byte[] licence = wheel.read(name);
            Files.write(folder.resolve(name.substring(name.lastIndexOf('/') + 1)), licence);
            all.append(new String(licence, StandardCharsets.UTF_8)).append('\n');
        }
        return all.toString();
    }
}
