package org.livekit4j.ffi.internal;

import java.io.IOException;

/** Others could change what is in a file or folder; the message says which one, who, and what helps. */
final class UntrustedPathException extends IOException {
    private static final long serialVersionUID = 1L;

    UntrustedPathException(String message) {
        super(message);
    }
}
