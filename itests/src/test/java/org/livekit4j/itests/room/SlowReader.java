package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.livekit4j.LiveKit;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamReader;

/**
 * A program that joins the room of its first argument's server with the token of its second, and reads a stream of bytes at the speed of its
 * third, in bytes a second. A shorter one comes before, so that what is loaded once is there. At last it prints what it read, and what that
 * took: the hash, and by how many bytes live heap and resident memory have grown at most.
 */
public final class SlowReader {
    private static final int SAMPLE_BYTES = 2_000_000;

    private final double bytesASecond;
    private final CountDownLatch over = new CountDownLatch(1);
    private long heapBefore;
    private long residentBefore;
    private long heapPeak;
    private long residentPeak;

    private SlowReader(double bytesASecond) {
        this.bytesASecond = bytesASecond;
    }

    public static void main(String[] args) throws Exception {
        SlowReader reader = new SlowReader(Double.parseDouble(args[2]));
        try (LiveKit livekit = LiveKit.create(); Room room = livekit.connect(args[0], args[1])) {
            room.registerByteStreamHandler("warm up", reader::warmUp);
            room.registerByteStreamHandler("slow", reader::read);
            System.out.println("joined");
            reader.over.await();
        }
    }

    private static long liveHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).sum();
    }

    private void warmUp(Room room, ByteStreamReader stream) throws IOException {
        stream.forEach(chunk -> {
        });
        heapBefore = liveHeap();
        residentBefore = resident();
        System.out.println("warm");
    }

    private void read(Room room, ByteStreamReader stream) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        long start = System.nanoTime();
        long read = 0;
        for (byte[] chunk : stream) {
            hash.update(chunk);
            if ((read + chunk.length) / SAMPLE_BYTES > read / SAMPLE_BYTES) {
                residentPeak = Math.max(residentPeak, resident());
                heapPeak = Math.max(heapPeak, liveHeap());
            }
            read += chunk.length;
            TimeUnit.NANOSECONDS.sleep(start + (long) (read / bytesASecond * 1e9) - System.nanoTime());
        }
        System.out.println(HexFormat.of().formatHex(hash.digest()));
        System.out.println(heapPeak - heapBefore);
        System.out.println(residentPeak - residentBefore);
        over.countDown();
    }
}
