package org.livekit4j.ffi.internal;

import java.util.function.Consumer;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.text.Printable;

/** Checks that rules are composed of. Numbers of the protocol are unsigned: in Java the largest ones are negative. */
final class Limits {
    /** For requests of which no value was found that does any harm. */
    static final Consumer<FfiRequest> HARMLESS = request -> {
    };

    private static final String TRACK_SID_PREFIX = "TR_";

    private Limits() {}

    static void range(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be from " + least + " to " + most);
        }
    }

    static void trackSid(String sid) {
        if (!sid.startsWith(TRACK_SID_PREFIX)) {
            throw new IllegalArgumentException(
                    "'" + Printable.of(sid) + "' is no track sid; one starts with " + TRACK_SID_PREFIX);
        }
    }

    /** The address itself can be wrong all the same: nothing here can find out what lies there. */
    static void pointer(String what, long address, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(what + " of " + bytes + " bytes");
        }
        if (address == 0 && bytes > 0) {
            throw new IllegalArgumentException(what + " of " + bytes + " bytes at address 0; it must lie in native memory");
        }
    }

    /** As {@link #pointer}, with a largest size, because the library would read all of it. */
    static void pointer(String what, long address, long bytes, long most) {
        pointer(what, address, bytes);
        if (bytes > most) {
            throw new IllegalArgumentException(what + " of " + bytes + " bytes; it can have " + most + " at most");
        }
    }

    static void samples(String what, long address, long bytes, long most) {
        pointer(what, address, bytes, most);
        if ((address & 1) != 0) {
            throw new IllegalArgumentException("16-bit samples at the odd address " + address);
        }
    }
}
