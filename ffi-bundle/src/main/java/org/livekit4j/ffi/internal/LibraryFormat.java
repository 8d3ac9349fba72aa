package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Whether a file begins like a shared library. The JVM, asked to load another file, prints warnings of its own before it refuses. */
final class LibraryFormat {
    /** Of ELF, Mach-O (64 bits, both byte orders, and fat files), and PE, whose first two bytes are enough. */
    private static final Set<Integer> MAGIC = Set.of(0x7f454c46, 0xfeedfacf, 0xcffaedfe, 0xcafebabe);
    private static final int PE = 0x4d5a;

    private LibraryFormat() {}

    /** @throws IllegalArgumentException if the file is no library of any platform */
    static void check(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(Integer.BYTES);
            if (start.length == Integer.BYTES) {
                int magic = ByteBuffer.wrap(start).getInt();
                if (MAGIC.contains(magic) || magic >>> Short.SIZE == PE) {
                    return;
                }
            }
            throw new IllegalArgumentException("not a shared library");
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }
}
