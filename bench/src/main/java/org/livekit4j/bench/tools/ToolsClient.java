package org.livekit4j.bench.tools;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import org.livekit4j.audio.Audio;
import org.livekit4j.bench.measure.Allocation;
import org.livekit4j.bench.measure.Figures;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.video.Video;

/**
 * One tool, as fast as it can: {@code TOOL WIDTH HEIGHT WARM_SECONDS SECONDS FOLDER}; a tool for audio if the width is 0. Its files
 * are in the folder.
 */
public final class ToolsClient {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ToolsClient() {}

    public static void main(String[] args) throws Exception {
        Work work = work(args[0].split(":"), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Path.of(args[5]));
        repeat(work, Double.parseDouble(args[3]));
        Allocation allocation = new Allocation();
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long count = repeat(work, Double.parseDouble(args[4]));
        new Figures().with("count", count).with("cpu_nanos", THREADS.getCurrentThreadCpuTime() - cpuBefore)
                .with("allocated", allocation.bytes()).print();
        Runtime.getRuntime().halt(0); // closing the library is not what is measured
    }

    private static Work work(String[] words, int width, int height, Path folder) throws Exception {
        FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
        FfiEventQueue queue = FfiQueues.open(client);
        return width == 0
                ? new AudioWork(ServiceFactory.open(Audio.class, client, queue::subscribe).service(), folder).of(words)
                : new PictureWork(ServiceFactory.open(Video.class, client, queue::subscribe).service(), width, height).of(words);
    }

    private static long repeat(Work work, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long count = 0;
        for (; System.nanoTime() < end; count++) {
            work.once();
        }
        return count;
    }
}
