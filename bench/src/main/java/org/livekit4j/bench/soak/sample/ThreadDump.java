package org.livekit4j.bench.soak.sample;

import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All threads, virtual ones included, which only a dump to a file has. */
public final class ThreadDump {

    private ThreadDump() {}

    /** The lines that name the threads. */
    static List<String> headers() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump");
        try {
            write(dump);
            try (Stream<String> lines = Files.lines(dump)) {
                return lines.filter(line -> line.startsWith("#")).toList();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }

    /** @param file that does not exist yet */
    public static void write(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toAbsolutePath().toString(),
                ThreadDumpFormat.TEXT_PLAIN);
    }
}
