package org.livekit4j.itests.room;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;

/**
 * A program that joins the room of its first argument's server with the token of its second, has no memory for two seconds while others are at
 * work in the room, and then says what it knows. It joins again when the room has ended, as a keeper would.
 */
public final class FullHeap {
    private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int PIECE = 64 * 1024;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private FullHeap() {}

    /** Takes all memory there is, again and again. */
    private static void fill() {
        List<byte[]> held = new ArrayList<>(100_000);
        long end = System.nanoTime() + FULL_NANOS;
        for (int piece = PIECE; System.nanoTime() < end;) {
            try {
                held.add(new byte[piece]);
            } catch (OutOfMemoryError e) {
                piece = Math.max(16, piece / 2);
            }
        }
        held.clear();
    }

    /** A line of its own, written at once: the log may write others meanwhile, and there may be no memory yet. */
    private static void say(String line) throws IOException {
        for (boolean said = false; !said;) {
            try {
                OUT.write(("\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
                said = true;
            } catch (OutOfMemoryError e) {
                Thread.onSpinWait();
            }
        }
    }

    /** They are loaded ahead of need, soon after the start. */
    private static void awaitClasses() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("livekit-classes"))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    public static void main(String[] args) throws Exception {
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue queue = FfiQueues.open(client);
                ServiceFactory.Opened<Rooms> rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe)) {
            AtomicInteger metadata = new AtomicInteger();
            Room room = join(rooms.service(), args, metadata);
            awaitClasses();
            say("joined");
            System.in.read();
            fill();
            say("free");
            System.in.read();
            for (String state = ""; !state.startsWith("knows ");) {
                if (room.ended().isDone()) {
                    DisconnectReason reason = room.ended().join();
                    say("ended " + reason);
                    room = join(rooms.service(), args, metadata);
                }
                state = room.metadata().startsWith("latest") && metadata.get() > 0 ? "knows " + room.metadata() : "";
                TimeUnit.MILLISECONDS.sleep(20);
            }
            say("knows");
            room.close();
            say("left " + client.handles().live());
        }
    }

    private static Room join(Rooms rooms, String[] args, AtomicInteger metadata) {
        Room room = rooms.connect(args[0], args[1], RoomOptions.DEFAULTS, (where, event) -> {
            if (event instanceof RoomEvent.RoomMetadataChanged(var _, String now) && now.startsWith("latest")) {
                metadata.incrementAndGet();
            }
        }).join();
        if (room.metadata().startsWith("latest")) {
            metadata.incrementAndGet(); // it has changed before this side came
        }
        return room;
    }
}
