package org.livekit4j.wheel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The software bill of materials of the native library, in the format of CycloneDX: the crates that its debugging texts name,
 * with their versions, and the libraries in C and C++ that the licence text of the wheel names. Neither source promises to name
 * all, and the bill says so.
 */
final class NativeBom {
    private static final Pattern CRATE = Pattern
            .compile("index\\.crates\\.io-[0-9a-f]+[/\\\\]([A-Za-z0-9_-]{1,64}?)-(\\d+\\.\\d+\\.[0-9A-Za-z.+-]{1,32})[/\\\\]");
    private static final Pattern HEADING = Pattern.compile("(?m)^# ([A-Za-z0-9_.+ -]{1,64}?)\\s*$");
    private static final String LIBRARY = "livekit-ffi";

    private NativeBom() {}

    /**
     * @param version of the wheel
     * @param licences the wheel's text of them
     */
    static String of(String version, byte[] library, String licences) {
        List<String> components = new ArrayList<>();
        TreeSet<String> crates = new TreeSet<>();
        Matcher crate = CRATE.matcher(new String(library, StandardCharsets.ISO_8859_1));
        while (crate.find()) {
            crates.add(CycloneDx.component(crate.group(1),
                    ",\"version\":\"" + crate.group(2) + "\",\"purl\":\"pkg:cargo/" + crate.group(1) + "@"
                            + crate.group(2) + "\""));
        }
        components.addAll(crates);
        HEADING.matcher(licences).results().map(heading -> heading.group(1)).filter(name -> !name.equals("livekit")).distinct()
                .sorted()
                .map(name -> CycloneDx.component(name, "")).forEach(components::add);
        return CycloneDx.bill("library", LIBRARY, version, "pkg:pypi/livekit@" + version, Sha256.of(library), components);
    }
}
