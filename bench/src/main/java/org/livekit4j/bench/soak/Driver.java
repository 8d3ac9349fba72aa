package org.livekit4j.bench.soak;

import java.io.IOException;

/** The process that has started this one. */
public final class Driver {
    private static final int LEFT_ALONE = 3;

    private Driver() {}

    /** Ends this process when the driver has closed its standard input, as it does when it ends, however that comes about. */
    public static void dieWithIt() {
        Thread.ofPlatform().daemon().name("soak driver").start(() -> {
            try {
                System.in.readAllBytes();
            } catch (IOException e) {
                // it is gone as well
            }
            Runtime.getRuntime().halt(LEFT_ALONE);
        });
    }
}
