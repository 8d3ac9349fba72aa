package org.livekit4j.ffi.internal;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * Looks whether the process may still start threads and open files before the native library does: where it cannot, it ends the process. The look
 * takes up to a millisecond, and is taken only before what happens seldom. Other code may use up what was there a moment later; but a
 * process that has reached a limit mostly stays there.
 *
 * @param what is about to be done
 * @param threads that the library may start for it
 * @param files that it may open for it, sockets and the like included
 */
record Headroom(String what, int threads, int files) {
    /** Opened sooner than a socket, whose code the JVM has to load. */
    private static final File NULL_DEVICE = new File("/dev/null");
    private static final int THREADS_TO_OPEN = 12;
    private static final int FILES_TO_OPEN = 32;

    /** To open the library, which has a thread for each processor. */
    static Headroom toOpen() {
        return new Headroom("open LiveKit's native library", Runtime.getRuntime().availableProcessors() + THREADS_TO_OPEN,
                FILES_TO_OPEN);
    }

    /** @throws FfiException if the process may not have what the library needs for this request */
    static void check(FfiRequest request) {
        switch (request.getMessageCase()) {
            case CONNECT -> new Headroom("join a room", 12, 48).check();
            case NEW_AUDIO_SOURCE -> new Headroom("make an audio source", 2, 0).check();
            case CREATE_AUDIO_TRACK, CREATE_VIDEO_TRACK -> new Headroom("make a track", 6, 8).check();
            case PUBLISH_TRACK -> new Headroom("publish a track", 4, 4).check();
            case NEW_PLATFORM_AUDIO -> new Headroom("open audio devices", 8, 16).check();
            default -> {
                // It takes none that matter
            }
        }
    }

    /** @throws FfiException if the process may not have that */
    void check() {
        check(NULL_DEVICE.exists() ? () -> new FileInputStream(NULL_DEVICE) : DatagramChannel::open, Thread::start);
    }

    /** How a thread is started. */
    @FunctionalInterface
    interface Starter {
        void start(Thread thread);
    }

    void check(Callable<? extends Closeable> opener, Starter starter) {
        checkFiles(opener);
        checkThreads(starter);
    }

    private void checkFiles(Callable<? extends Closeable> opener) {
        List<Closeable> opened = new ArrayList<>(files);
        try {
            for (int i = 0; i < files; i++) {
                opened.add(opener.call());
            }
        } catch (Exception e) {
            throw new FfiException("cannot " + what + ": that takes " + files + " open files, and this process may have only "
                    + opened.size() + " more (" + e.getMessage()
                    + "). Without them the native library would end the process: raise"
                    + " the limit (ulimit -n), or close what is open", e);
        } finally {
            opened.forEach(Headroom::close);
        }
    }

    private static void close(Closeable file) {
        try {
            file.close();
        } catch (IOException e) {
            NativeFfiClient.LOG.debug("A file could not be closed", e);
        }
    }

    private void checkThreads(Starter starter) {
        CountDownLatch over = new CountDownLatch(1);
        int started = 0;
        try {
            for (; started < threads; started++) {
                starter.start(Thread.ofPlatform().daemon().name("livekit-headroom").inheritInheritableThreadLocals(false)
                        .unstarted(() -> await(over)));
            }
        } catch (OutOfMemoryError e) {
            throw new FfiException("cannot " + what + ": that takes " + threads + " threads, and this process may have only "
                    + started
                    + " more. Without them the native library would end the process: raise the limit (ulimit -u, or that"
                    + " of the container), or end what runs", e);
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            // Then it ends a little earlier
        }
    }
}
