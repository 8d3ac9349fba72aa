package org.livekit4j.itests.hostile;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.internal.PastTheGuard;

/** Opens the library where hardly a file or thread is left, with or without a look before; then, with the look, where there are enough. */
public final class CrampedChild {
    static final String REFUSED = "@@REFUSED ";
    static final String OPENED = "@@OPENED";
    static final String SURVIVED = "@@SURVIVED";

    private static final int FILES_LEFT = 6;
    private static final int THREADS_LEFT = 1;
    /** No more than that, should there be no limit. */
    private static final int MOST_THREADS = 2_000;

    private CrampedChild() {}

    public static void main(String[] args) throws Exception {
        ChildJvm.goWithParent();
        Collections.list(CrampedChild.class.getClassLoader().getResources("none")); // opens all jars: classes take files, too
        try (AutoCloseable held = args[0].equals("files") ? files() : threads()) {
            if (args[1].equals("past")) {
                PastTheGuard.open();
                System.out.println(SURVIVED);
            } else {
                FfiClients.open(FfiOptions.DEFAULTS).close();
                System.out.println(SURVIVED);
            }
        } catch (FfiException e) {
            System.out.println(REFUSED + e.getMessage());
        }
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS)) {
            System.out.println(OPENED + " " + client.health().state());
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static AutoCloseable files() throws IOException {
        List<FileInputStream> held = new ArrayList<>();
        try {
            while (true) {
                held.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            for (int i = 0; i < FILES_LEFT; i++) {
                held.removeLast().close();
            }
        }
        return () -> {
            for (FileInputStream file : held) {
                file.close();
            }
        };
    }

    private static AutoCloseable threads() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1);
        CountDownLatch some = new CountDownLatch(1);
        List<Thread> held = new ArrayList<>();
        try {
            while (held.size() < MOST_THREADS) {
                CountDownLatch over = held.size() < THREADS_LEFT ? some : all;
                Thread thread = Thread.ofPlatform().daemon().unstarted(() -> {
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        // Nobody does
                    }
                });
                thread.start();
                held.add(thread);
            }
            throw new AssertionError("there is no limit of threads");
        } catch (OutOfMemoryError e) {
            some.countDown();
            for (int i = 0; i < THREADS_LEFT; i++) {
                held.get(i).join();
            }
        }
        return () -> {
            all.countDown();
            for (Thread thread : held) {
                thread.join();
            }
        };
    }
}
