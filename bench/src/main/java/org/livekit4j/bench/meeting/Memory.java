package org.livekit4j.bench.meeting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process holds. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** Bytes on the heap that are in use, after a collection of all that is not. */
    static long live() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return used();
    }

    static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Lets the {@linkplain #peakKb peak} start from now. */
    static void forgetPeak() throws IOException {
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    static long residentKb() throws IOException {
        return read("VmRSS:");
    }

    static long peakKb() throws IOException {
        return read("VmHWM:");
    }

    private static long read(String key) throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + key + " in " + STATUS);
    }
}
