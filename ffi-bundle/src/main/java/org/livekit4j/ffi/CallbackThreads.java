package org.livekit4j.ffi;

import java.util.concurrent.ThreadFactory;
import org.livekit4j.text.Printable;

/** Virtual threads on which users are called. */
public final class CallbackThreads {

    private CallbackThreads() {}

    /**
     * Starts a virtual thread that owes nothing to the one that starts it: it inherits no thread locals, and its context class
     * loader is the user's, not that of the subscribing thread.
     */
    public static Thread start(String name, Object user, Runnable task) {
        Thread thread = factory(name).newThread(task);
        thread.setContextClassLoader(user.getClass().getClassLoader());
        thread.start();
        return thread;
    }

    /**
     * Makes such threads with the system's class loader: the JDK keeps that of its first user for ever in some places, such as AWT, and a
     * plug-in is to be replaced without a trace.
     */
    public static ThreadFactory factory(String name) {
        return Thread.ofVirtual().name("livekit " + Printable.of(name)).inheritInheritableThreadLocals(false).factory();
    }
}
