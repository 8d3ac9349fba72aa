package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A packaged program, or a library that it needs.
 *
 * @param folder in the resources
 */
record ProgramFile(PackagedResources resources, String folder, String fileName, String sha256, boolean executable)
        implements
            PackagedFile {

    @Override
    public void writeTo(OutputStream target) throws IOException {
        resources.write(folder + fileName, sha256, target);
    }
}
