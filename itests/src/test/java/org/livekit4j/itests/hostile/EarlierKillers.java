package org.livekit4j.itests.hostile;

import static org.livekit4j.itests.hostile.Killer.Effect.DEATH;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.livekit4j.video.VideoBufferType;

/** What no request shows: it is refused earlier, where memory and tracks are known for what they are. */
final class EarlierKillers {
    private static final String MEMORY = "the memory of a picture";
    private static final VideoBufferType TYPE = VideoBufferType.RGBA;
    /** So large that memory which is freed goes back to the system. */
    private static final int SIDE = 640;
    private static final long BYTES = TYPE.size(SIDE, SIDE);

    private EarlierKillers() {}

    /** Those that need no room. */
    static List<Killer> alone() {
        return List.of(new Killer(MEMORY, "freed", DEATH, to -> {
            long address;
            try (Arena arena = Arena.ofConfined()) {
                address = arena.allocate(BYTES).address();
            }
            to.capture(to.videoSource(SIDE, SIDE), Requests.picture(TYPE, SIDE, SIDE, address));
        }), new Killer(MEMORY, "of a file that was cut short", DEATH,
                to -> to.capture(to.videoSource(SIDE, SIDE), Requests.picture(TYPE, SIDE, SIDE, cutShort()))),
                new Killer(MEMORY, "less than its height says", DEATH,
                        to -> to.capture(to.videoSource(SIDE, SIDE),
                                Requests.picture(TYPE, SIDE, VideoBufferType.MAX_SIDE, Requests.memory(BYTES)))));
    }

    /** Those that need one. */
    static List<Killer> inRooms() {
        return List.of(new Killer("a track that is published", "in two rooms, which are left", DEATH, to -> {
            Requests.Room one = to.join();
            Requests.Room other = to.join("hostile-" + System.nanoTime(), "me",
                    org.livekit4j.ffi.proto.RoomOptions.newBuilder());
            long source = to.audioSource(48_000, 1, 100);
            long track = to.audioTrack(source);
            to.publish(one, track);
            to.publish(other, track);
            to.silence(source, 1, 48_000);
            to.leave(one);
            to.leave(other);
            Requests.rest();
        }));
    }

    private static long cutShort() throws IOException {
        Path path = Files.createTempFile("hostile", ".rgba");
        try {
            Files.write(path, new byte[(int) BYTES]);
            MemorySegment mapped;
            try (FileChannel channel = FileChannel.open(path)) {
                mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, BYTES, Arena.global());
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(0);
            }
            return mapped.address();
        } finally {
            Files.delete(path);
        }
    }
}
