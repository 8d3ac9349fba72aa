package org.livekit4j.bench.manyrooms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.livekit4j.audio.Audio;
import org.livekit4j.bench.measure.Latencies;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;

/** What clients of many rooms have in common: the library in plain Java, and the server that the environment names. */
final class Library implements AutoCloseable {
    final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final ServiceFactory.Opened<Audio> audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
    private final ServiceFactory.Opened<Rooms> rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe);
    private final ServerAccess server = ServerAccess.of(System.getenv());

    Audio audio() {
        return audio.service();
    }

    Room join(String room, String identity, RoomOptions options, RoomListener... listeners) {
        return rooms.service().connect(server.url(), server.token(room, identity), options, listeners).join();
    }

    /**
     * Joins the rooms {@code room-0}, {@code room-1} and so on.
     *
     * @param atOnce how many are being joined at any time
     * @param times gets how long each has taken
     */
    List<Room> joinMany(int count, int atOnce, String identity, RoomOptions options, Latencies times, RoomListener... listeners)
            throws InterruptedException {
        Semaphore turns = new Semaphore(atOnce);
        List<CompletableFuture<Room>> joining = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.acquire();
            long start = System.nanoTime();
            CompletableFuture<Room> one = rooms.service().connect(server.url(), server.token("room-" + i, identity), options,
                    listeners);
            one.whenComplete((_, _) -> {
                times.since(start);
                turns.release();
            });
            joining.add(one);
        }
        return joining.stream().map(CompletableFuture::join).toList();
    }

    /** Leaves all but the native library. */
    @Override
    public void close() {
        rooms.close();
        audio.close();
        queue.close();
    }
}
