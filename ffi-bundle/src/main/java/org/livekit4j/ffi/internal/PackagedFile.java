package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.livekit4j.ffi.FfiException;

/** A file in a fragment, which knows the hash of its content. */
interface PackagedFile {

    /** In lower-case hexadecimal digits. */
    String sha256();

    String fileName();

    /** Whether it is a program. */
    boolean executable();

    /** @throws FfiException if what was written has another hash */
    void writeTo(OutputStream target) throws IOException;

    /** Whether the other file has exactly this one's bytes. */
    default boolean isIn(Path file) throws IOException {
        return sha256().equals(Sha256.of(file));
    }
}
