package org.livekit4j.bench.meeting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.livekit4j.bench.measure.ProcessStatus;

/** What the process holds. */
final class Memory {
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
        return ProcessStatus.read("VmRSS");
    }

    static long peakKb() throws IOException {
        return ProcessStatus.read("VmHWM");
    }
}
