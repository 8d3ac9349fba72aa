package org.livekit4j.ffi.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.text.Printable;

/** Checks whether a library uses the protocol from which this bundle's messages were generated. */
final class LibraryVersion {
    /** Of the library that the protocol was taken from. A test asks the packaged library. */
    static final String EXPECTED = "0.13.2";
    /** If true, a library of any version is used: for those who know that its protocol is the same. */
    static final String ANY_PROPERTY = "livekit4j.native.anyVersion";

    private LibraryVersion() {}

    /**
     * @param found what the library says; empty if it says none
     * @throws FfiException if it is another version, and {@value #ANY_PROPERTY} is not true
     */
    static void check(Path file, Optional<String> found) {
        if (found.filter(EXPECTED::equals).isPresent()) {
            return;
        }
        String what = file + " is LiveKit's native library "
                + found.map(version -> "of version " + Printable.of(version)).orElse("of a version that it does not tell")
                + ", and this LiveKit4j is made for version " + EXPECTED;
        if (!Boolean.getBoolean(ANY_PROPERTY)) {
            throw new FfiException(what + ": take that version, or unset " + NativeLibrary.OVERRIDE_VARIABLE
                    + " (or the library option) to use the packaged library. If you know that both have the same protocol, set the"
                    + " system property " + ANY_PROPERTY + " to true");
        }
        NativeFfiClient.LOG.warn("{}; it is used because of the system property {}. Its messages may be misread", what,
                ANY_PROPERTY);
    }
}
