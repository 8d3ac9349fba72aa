package org.livekit4j.wheel;

import java.util.Collection;

/** Bills of materials in the format of CycloneDX, of what has parts that its source does not promise to name all. */
public final class CycloneDx {
    private CycloneDx() {}

    /**
     * Returns a bill.
     *
     * @param type {@code library} or {@code application}
     * @param purl the package that it is from
     * @param sha256 of that
     * @param components as from {@link #component}
     */
    public static String bill(String type, String name, String version, String purl, Sha256 sha256,
            Collection<String> components) {
        return """
                {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
                "metadata":{"component":{"type":"%1$s","bom-ref":"%2$s","name":"%2$s","version":"%3$s",
                "purl":"%4$s","hashes":[{"alg":"SHA-256","content":"%5$s"}]}},
                "components":[
                %6$s
                ],
                "compositions":[{"aggregate":"incomplete","assemblies":["%2$s"]}]}
                """.formatted(type, name, version, purl, sha256, String.join(",\n", components));
    }

    /** Returns a library that something consists of; {@code more} is empty or begins with a comma. */
    public static String component(String name, String more) {
        return "{\"type\":\"library\",\"name\":\"" + name + "\"" + more + "}";
    }
}
