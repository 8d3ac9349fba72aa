package org.livekit4j.ffi.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiOptions;

/** Loads the library as often as asked, and says where it was found, or why it was not. */
public final class OpenLibrary {
    static final String STORAGE = "test.storage";
    static final String TIMES = "test.times";

    private OpenLibrary() {}

    public static void main(String[] arguments) {
        Optional<Path> storage = Optional.ofNullable(System.getProperty(STORAGE)).map(Path::of);
        try {
            for (int i = Integer.getInteger(TIMES, 1); i > 0; i--) {
                System.out.println("loaded " + NativeLibrary.open(FfiOptions.DEFAULTS, storage).path());
            }
        } catch (FfiException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
