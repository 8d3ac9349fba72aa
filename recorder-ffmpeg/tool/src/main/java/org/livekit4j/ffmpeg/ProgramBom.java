package org.livekit4j.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.livekit4j.wheel.CycloneDx;

/**
 * The software bill of materials of a fragment, in the format of CycloneDX: the archive, and the libraries that its build names in
 * its configuration, without their versions, which it does not say.
 */
final class ProgramBom {
    private static final Pattern LIBRARY = Pattern.compile("--enable-(lib[a-z0-9-]+|openssl|zlib)\\b");

    private ProgramBom() {}

    /**
     * @param version of the archive
     * @param files of the fragment
     */
    static String of(Archive archive, Platform platform, String version, Iterable<byte[]> files) {
        TreeSet<String> components = new TreeSet<>();
        for (byte[] file : files) {
            LIBRARY.matcher(new String(file, StandardCharsets.ISO_8859_1)).results()
                    .forEach(library -> components.add(CycloneDx.component(library.group(1), "")));
        }
        String purl = "pkg:maven/org.bytedeco/ffmpeg@" + version + "?classifier=" + platform.archived();
        return CycloneDx.bill("application", "ffmpeg", version, purl, archive.sha256(), components);
    }
}
