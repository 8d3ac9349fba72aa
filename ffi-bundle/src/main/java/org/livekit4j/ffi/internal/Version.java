package org.livekit4j.ffi.internal;

import java.util.Optional;

/** The version of this bundle, which is reported to the server. */
final class Version {
    static final String OF_THIS_BUNDLE = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("0.1.0");

    private Version() {}
}
