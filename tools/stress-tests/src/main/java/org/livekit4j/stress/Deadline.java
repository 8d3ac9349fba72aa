package org.livekit4j.stress;

import java.time.Duration;

/**
 * Ends a forked JVM whose test does not end: a fault may show as a thread that spins or sleeps for ever, which the harness would
 * wait for while it measures how large its rounds can be. It reports a JVM that ended so as an error of the test.
 */
final class Deadline {
    private static final long SECONDS = Long.getLong("stress.deadline", 60);

    private Deadline() {}

    static void start() {
        Thread.ofPlatform().daemon().name("deadline").start(() -> {
            try {
                Thread.sleep(Duration.ofSeconds(SECONDS));
            } catch (InterruptedException e) {
                return;
            }
            System.err.println("the test has not ended after " + SECONDS + " s");
            Runtime.getRuntime().halt(1);
        });
    }
}
