package org.livekit4j.ffi;

import java.util.concurrent.ThreadFactory;
import org.livekit4j.text.Printable;

/** Creates the virtual threads on which user code is called. Safe for use by several threads. */
public final class CallbackThreads {

    private CallbackThreads() {}

    /**
     * Starts a virtual thread that inherits nothing from the current one: no inheritable thread locals, and the user's class
     * loader as its context class loader.
     *
     * @param name the thread's name
     * @param user the object whose code the thread calls
     * @param task the thread's task
     * @return the started thread
     */
    public static Thread start(String name, Object user, Runnable task) {
        Thread thread = factory(name).newThread(task);
        thread.setContextClassLoader(user.getClass().getClassLoader());
        thread.start();
        return thread;
    }

    /**
     * Returns a factory of such threads with the system class loader as their context class loader. Parts of the JDK, such as
     * AWT, keep the context class loader of their first user for ever, which would keep a replaced plug-in from being unloaded.
     *
     * @param name the threads' name
     * @return the factory
     */
    public static ThreadFactory factory(String name) {
        return Thread.ofVirtual().name("livekit " + Printable.of(name)).inheritInheritableThreadLocals(false).factory();
    }

    /**
     * Lets other virtual threads run before the next call of user code. The JVM does not take a carrier thread from a virtual thread
     * that computes: as many listeners as there are processors, each with events waiting, would keep all others from running until
     * they have had all of them.
     */
    public static void giveWay() {
        Thread.yield();
    }
}
