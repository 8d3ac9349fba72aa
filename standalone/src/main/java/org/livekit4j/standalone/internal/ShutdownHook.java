package org.livekit4j.standalone.internal;

import java.util.Optional;

/** Does something when the JVM shuts down, unless it is closed by then. */
final class ShutdownHook implements AutoCloseable {

    /** Where hooks are registered. */
    interface Jvm {
        Jvm RUNTIME = new Jvm() {
            @Override
            public void add(Thread hook) {
                Runtime.getRuntime().addShutdownHook(hook);
            }

            @Override
            public void remove(Thread hook) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        };

        /** @throws IllegalStateException if it is shutting down */
        void add(Thread hook);

        /** @throws IllegalStateException if it is shutting down */
        void remove(Thread hook);
    }

    private final Jvm jvm;
    private final Optional<Thread> thread;

    private ShutdownHook(Jvm jvm, Optional<Thread> thread) {
        this.jvm = jvm;
        this.thread = thread;
    }

    /** @throws IllegalStateException if the JVM is shutting down */
    static ShutdownHook add(Jvm jvm, Runnable action) {
        Thread thread = Thread.ofPlatform().name("livekit-shutdown").inheritInheritableThreadLocals(false).unstarted(action);
        jvm.add(thread);
        return new ShutdownHook(jvm, Optional.of(thread));
    }

    static ShutdownHook none(Jvm jvm) {
        return new ShutdownHook(jvm, Optional.empty());
    }

    @Override
    public void close() {
        try {
            thread.ifPresent(jvm::remove);
        } catch (IllegalStateException e) {
            // The JVM is shutting down, and runs it
        }
    }
}
