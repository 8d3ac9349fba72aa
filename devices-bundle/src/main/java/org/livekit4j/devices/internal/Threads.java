package org.livekit4j.devices.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.text.Printable;

/** Makes the threads of devices. */
final class Threads {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private Threads() {}

    /** Waits a little for a line. The JDK wakes those who wait for it in steps of its buffer. */
    static void pause() {
        LockSupport.parkNanos(STEP_NANOS);
    }

    /** A daemon that inherits nothing. Its context class loader is the system's: AWT keeps that of its first user for ever. */
    static Thread platform(String name, Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().name("livekit " + Printable.of(name, 64))
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
