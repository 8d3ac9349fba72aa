package org.livekit4j.ffi.internal;

import java.io.IOException;

/** Thrown when other users could change a file or folder. The message names the path, the user and the remedy. */
final class UntrustedPathException extends IOException {
    private static final long serialVersionUID = 1L;

    UntrustedPathException(String message) {
        super(message);
    }
}
