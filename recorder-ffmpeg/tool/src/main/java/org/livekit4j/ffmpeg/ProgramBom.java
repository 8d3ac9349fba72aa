package org.livekit4j.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
                    .forEach(library -> components.add("{\"type\":\"library\",\"name\":\"" + library.group(1) + "\"}"));
        }
        return """
                {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
                "metadata":{"component":{"type":"application","bom-ref":"ffmpeg","name":"ffmpeg","version":"%1$s",
                "purl":"pkg:maven/org.bytedeco/ffmpeg@%1$s?classifier=%2$s","hashes":[{"alg":"SHA-256","content":"%3$s"}]}},
                "components":[
                %4$s
                ],
                "compositions":[{"aggregate":"incomplete","assemblies":["ffmpeg"]}]}
                """.formatted(version, platform.archived(), archive.sha256(), String.join(",\n", components));
    }
}
