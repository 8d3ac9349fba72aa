package org.livekit4j.keeper.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.keeper.internal.Orders.Order;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.text.ServerUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins a room, waits for its end, and joins it again, all on the thread that {@linkplain #run runs} it, until it is told to
 * {@linkplain #end end}.
 *
 * <p>Three ends are final. {@link DisconnectReason#DUPLICATE_IDENTITY} is final because two keepers would displace each other for
 * ever. {@link DisconnectReason#PARTICIPANT_REMOVED} and {@link DisconnectReason#ROOM_DELETED} are final because they were
 * intended, and joining a deleted room creates it again. The first is ignored a few times while the room is not stable yet,
 * because an overloaded server may take one participant for two. A configuration may ask for deleted rooms to be rejoined. After
 * all other ends the keeper tries again: the server has gone, the connection was lost, or local code closed the room. A stop of
 * the rooms service is not a failure.
 */
class Keeper implements RoomKeeper, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);
    private static final Set<DisconnectReason> FINAL = EnumSet.of(DisconnectReason.DUPLICATE_IDENTITY,
            DisconnectReason.PARTICIPANT_REMOVED, DisconnectReason.ROOM_DELETED);
    private static final int FORGIVEN_DUPLICATES = 3;
    private static final Set<DisconnectReason> STOPPED = EnumSet.of(DisconnectReason.SERVICE_STOPPED,
            DisconnectReason.NATIVE_STOPPED);
    /** For a room to be left, its listeners to be told, and to end. */
    static final Duration LEAVING = Duration.ofSeconds(12);
    /** Many rooms that are joined at the same time could all take too long. */
    private static final int JOINING_AT_ONCE = 4;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void await(Duration time) throws InterruptedException;
    }

    private final KeeperSettings settings;
    private final RoomsReference slot;
    private final Semaphore turns;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final RoomListener[] listeners;
    private volatile KeeperProgress progress;
    private volatile String room;
    private volatile String identity;
    private volatile String server;
    private volatile String token = "";
    private int attempts;
    private int failures;
    private int duplicates;
    private final Orders orders = new Orders();
    private final FailureLog told = new FailureLog();

    /**
     * @param turns to join; see {@link #turns}
     * @param listeners of each room that is joined
     */
    Keeper(KeeperSettings settings, RoomsReference slot, Semaphore turns, InstantSource clock, Pause pause,
            RandomGenerator random, List<RoomListener> listeners) {
        this.settings = settings;
        this.slot = slot;
        this.turns = turns;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.listeners = listeners.toArray(RoomListener[]::new);
        progress = KeeperProgress.begun(clock.instant());
        room = settings.room();
        identity = settings.identity();
        server = settings.server();
    }

    /** The turns of keepers that share them. */
    static Semaphore turns() {
        return new Semaphore(JOINING_AT_ONCE, true);
    }

    /**
     * Waits until the thread of a keeper that was told to end has left its room, and warns if it has not done so in time.
     *
     * @param left of the {@link #LEAVING} that it has
     */
    static void awaitEnd(Thread thread, Duration left) throws InterruptedException {
        if (!thread.join(left)) {
            LOG.warn("{} could not leave its room within {} ms", thread.getName(), LEAVING.toMillis());
        }
    }

    @Override
    public void run() {
        orders.obeyedBy(Thread.currentThread());
        for (Order order = Order.REJOIN; order != Order.END;) {
            order = obey(order);
        }
    }

    /** @return what to do next */
    private Order obey(Order order) {
        failures = 0;
        duplicates = 0;
        told.clear();
        try {
            orders.check();
            if (order == Order.LEAVE) {
                progress = progress.now(KeeperState.LEFT);
            } else {
                keepUp();
            }
            orders.await();
        } catch (InterruptedException e) {
            LOG.debug("{}: received another command", settings.pid());
        }
        return orders.take();
    }

    private void keepUp() throws InterruptedException {
        try {
            while (keep()) {
                // until it is over for good
            }
        } catch (RuntimeException | Error e) {
            progress = progress.now(KeeperState.GIVEN_UP).failed(shown(e.toString(), ""));
            LOG.error("{}: an internal error ended the keeper", settings.pid(), e);
        }
    }

    /** @return whether to begin again */
    private boolean keep() throws InterruptedException {
        orders.check();
        progress = progress.now(KeeperState.WAITING);
        Rooms rooms = slot.await();
        progress = progress.now(KeeperState.JOINING);
        token = "";
        Room joined;
        try {
            joined = join(rooms);
        } catch (ExecutionException e) {
            return slot.isEmpty() || retry("cannot join: " + shown(e.getCause().getMessage(), token));
        } catch (RuntimeException e) {
            return retry(shown(e.getMessage(), token));
        }
        return stay(joined);
    }

    private Room join(Rooms rooms) throws InterruptedException, ExecutionException {
        turns.acquire();
        try {
            return await(settings.tokens().join(rooms, settings, attempts, this::known, listeners));
        } finally {
            turns.release();
        }
    }

    /** Null if a source has returned it. */
    private ConnectionDetails known(ConnectionDetails details) {
        if (details != null) {
            token = details.token();
            server = ServerUrl.origin(URI.create(details.url()));
        }
        return details;
    }

    private static Room await(CompletableFuture<Room> joining) throws InterruptedException, ExecutionException {
        try {
            return joining.get();
        } catch (InterruptedException e) {
            if (!joining.cancel(true)) { // it was joined at that very moment
                joining.thenAccept(Room::close);
            }
            throw e;
        }
    }

    private boolean stay(Room joined) throws InterruptedException {
        room = joined.name();
        identity = joined.localParticipant().identity();
        Instant start = clock.instant();
        progress = progress.joined(joined, start);
        told.clear();
        LOG.info("{}: joined room '{}' as '{}'", settings.pid(), Printable.of(room), Printable.of(identity));
        DisconnectReason reason;
        try {
            reason = joined.ended().copy().get(); // who waits runs what others have hung on a future
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a room cannot fail", e);
        } finally {
            joined.close();
            progress = progress.left(clock.instant());
        }
        boolean stable = Duration.between(start, clock.instant()).compareTo(settings.stable()) >= 0;
        if (stable) {
            failures = 0;
            duplicates = 0;
        }
        return again(reason, stable);
    }

    private boolean again(DisconnectReason reason, boolean stable) throws InterruptedException {
        if (STOPPED.contains(reason)) {
            LOG.info("{}: left room '{}' because the rooms service has stopped; joins again when it is back", settings.pid(),
                    Printable.of(room));
            return true;
        }
        String failure = "the room has ended: " + reason;
        boolean forgiven = reason == DisconnectReason.DUPLICATE_IDENTITY && !stable && ++duplicates <= FORGIVEN_DUPLICATES;
        boolean wanted = reason == DisconnectReason.ROOM_DELETED && settings.rejoinAfterRoomDeleted();
        if (forgiven || wanted || !FINAL.contains(reason)) {
            return retry(failure);
        }
        progress = progress.now(KeeperState.GIVEN_UP).failed(failure);
        LOG.warn(
                "{}: room '{}' has ended: {}. It is not joined again before {}", settings.pid(), Printable.of(room), reason,
                settings.tokens().remedy());
        return false;
    }

    private boolean retry(String failure) throws InterruptedException {
        failures++;
        attempts++;
        Duration time = settings.backoff().pause(failures, random);
        progress = progress.failed(failure).retrying(clock.instant().plus(time));
        if (told.isWorthALine(failure, clock.instant())) {
            LOG.warn("{}: {}; attempt {} follows in {} ms. Logged again once an hour", settings.pid(), failure, failures + 1,
                    time.toMillis());
        } else {
            LOG.debug("{}: {}; the next attempt follows in {} ms", settings.pid(), failure, time.toMillis());
        }
        pause.await(time);
        return true;
    }

    @Override
    public KeeperStatus status() {
        KeeperProgress now = progress;
        return new KeeperStatus(settings.pid(), server, room, identity, state(now), now.since(), now.joins(),
                now.lastFailure(), now.nextTry());
    }

    private static KeeperState state(KeeperProgress now) {
        boolean reconnecting = now.room().filter(room -> room.connectionState() == ConnectionState.RECONNECTING).isPresent();
        return reconnecting ? KeeperState.RECONNECTING : now.state();
    }

    @Override
    public void rejoin() {
        if (progress.state() != KeeperState.JOINING) {
            orders.give(Order.REJOIN);
        }
    }

    @Override
    public void leave() {
        orders.give(Order.LEAVE);
    }

    /** Leaves for good. */
    void end() {
        orders.give(Order.END);
    }

    @Override
    public Optional<Room> room() {
        return progress.room();
    }

    @Override
    public String toString() {
        return "RoomKeeper[" + settings.pid() + ", " + progress.state() + "]";
    }

    private static String shown(String text, String token) {
        return Printable.of(Redaction.redact(text, token));
    }
}
