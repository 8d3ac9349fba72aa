package org.livekit4j.standalone.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where hooks are registered, and run when the test says so. */
final class FakeJvm implements ShutdownHook.Jvm {
    private final Set<Thread> hooks = new HashSet<>();
    private boolean shuttingDown;

    @Override
    public synchronized void add(Thread hook) {
        requireRunning();
        hooks.add(hook);
    }

    @Override
    public synchronized void remove(Thread hook) {
        requireRunning();
        hooks.remove(hook);
    }

    private void requireRunning() {
        if (shuttingDown) {
            throw new IllegalStateException("Shutdown in progress");
        }
    }

    synchronized int hooks() {
        return hooks.size();
    }

    /** Runs the hooks, one after the other. */
    void shutDown() throws InterruptedException {
        for (Thread hook : begin()) {
            hook.start();
            hook.join();
        }
    }

    private synchronized List<Thread> begin() {
        shuttingDown = true;
        return List.copyOf(hooks);
    }
}
