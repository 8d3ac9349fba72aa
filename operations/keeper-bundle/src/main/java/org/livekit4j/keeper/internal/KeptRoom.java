package org.livekit4j.keeper.internal;

import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.livekit4j.keeper.RoomKeeper;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** One configuration in use: its keeper, which is a service, and the keeper's thread. */
final class KeptRoom {
    private final Thread thread;
    private final Consumer<Thread> stop;
    private final ServiceRegistration<RoomKeeper> registration;

    /**
     * Starts it.
     *
     * @param before what the configuration was: its room is left before this one is joined
     * @param task of the thread
     * @param stop makes the task end, which may be under way or not
     */
    KeptRoom(BundleContext context, RoomKeeper keeper, Optional<KeptRoom> before, Runnable task, Consumer<Thread> stop) {
        this.stop = stop;
        String pid = keeper.status().pid();
        // A virtual thread that falls asleep while memory is full does not wake up.
        thread = Thread.ofPlatform().daemon().name("livekit-keeper " + pid).inheritInheritableThreadLocals(false)
                .unstarted(() -> {
                    before.ifPresent(KeptRoom::awaitEnd);
                    task.run();
                });
        registration = context.registerService(RoomKeeper.class, keeper, new Hashtable<>(Map.of(RoomKeeper.PID, pid)));
        thread.start();
    }

    /** The service goes, and the keeper begins to leave its room. */
    void end() {
        registration.unregister();
        stop.accept(thread);
    }

    /** Waits until the room is left, also if it is interrupted. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Thread thread() {
        return thread;
    }
}
