package org.livekit4j.agent.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.livekit4j.agent.internal.proto.AgentDispatch;
import org.livekit4j.agent.internal.proto.Room;

/**
 * Asks for the dispatches of many rooms, of several at once. Where several servers are one installation, a room may be listed
 * that none of them has: the one that had it was killed. Its dispatches are gone, and it takes the others seconds to say so;
 * such a room is asked for seldom. Used by one thread.
 */
final class Survey {
    private static final int AT_ONCE = 16;
    private static final long UNHOSTED_NANOS = Duration.ofMinutes(1).toNanos();

    private final ServerApi api;
    /** By the names of rooms: when it was seen that no server has them. */
    private final Map<String, Long> unhosted = new HashMap<>();

    Survey(ServerApi api) {
        this.api = api;
    }

    /**
     * Asks for the dispatches.
     *
     * @param urgent the identifiers of rooms that are asked for in any case
     * @return all dispatches by the identifiers of the rooms, without rooms that no server has
     */
    Map<String, List<AgentDispatch>> dispatches(List<Room> rooms, Set<String> urgent) throws IOException, InterruptedException {
        long now = System.nanoTime();
        unhosted.values().removeIf(since -> now - since >= UNHOSTED_NANOS);
        Map<Room, Future<Optional<List<AgentDispatch>>>> asked = new LinkedHashMap<>();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Room room : rooms) {
                if (!unhosted.containsKey(room.getName()) || urgent.contains(room.getSid())) {
                    turns.acquire();
                    asked.put(room, threads.submit(() -> ask(room, turns)));
                }
            }
            return answers(asked, now);
        }
    }

    private Optional<List<AgentDispatch>> ask(Room room, Semaphore turns) throws IOException, InterruptedException {
        try {
            return Optional.of(api.dispatches(room.getName()));
        } catch (ServerApi.UnavailableException e) {
            return Optional.empty();
        } finally {
            turns.release();
        }
    }

    private Map<String, List<AgentDispatch>> answers(Map<Room, Future<Optional<List<AgentDispatch>>>> asked, long now)
            throws IOException, InterruptedException {
        Map<String, List<AgentDispatch>> found = new HashMap<>();
        for (Map.Entry<Room, Future<Optional<List<AgentDispatch>>>> one : asked.entrySet()) {
            Room room = one.getKey();
            try {
                one.getValue().get().ifPresentOrElse(dispatches -> found.put(room.getSid(), dispatches),
                        () -> unhosted.put(room.getName(), now));
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e.getCause());
            }
        }
        return found;
    }

    /** A server has the room now, because something was dispatched to it. */
    void hosted(String room) {
        unhosted.remove(room);
    }
}
