package org.livekit4j.bench.soak.user;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.bench.soak.Round;

/** What users' code does wrong. */
public enum Misdeed {
    /** Nothing is wrong, which is the case most of the time. */
    NONE {
        @Override
        void commit(Round round) {}
    },
    SLOW {
        @Override
        void commit(Round round) throws InterruptedException {
            round.awaitEnd(50);
        }
    },
    VERY_SLOW {
        @Override
        void commit(Round round) throws InterruptedException {
            round.awaitEnd(3_000);
        }
    },
    /** Until the end of the round. */
    BLOCKS {
        @Override
        void commit(Round round) throws InterruptedException {
            round.awaitEnd(Long.MAX_VALUE);
        }
    },
    /** As above, whatever anybody says. */
    BLOCKS_UNINTERRUPTIBLY {
        @Override
        void commit(Round round) {
            while (round.goesOn()) {
                try {
                    round.awaitEnd(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    // as its name says
                }
            }
        }
    },
    COMPUTES {
        @Override
        void commit(Round round) {
            alone(() -> {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
                while (round.goesOn() && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            });
        }
    },
    INTERRUPTS_ITSELF {
        @Override
        void commit(Round round) {
            Thread.currentThread().interrupt();
        }
    },
    LEAVES_A_CLASS_LOADER {
        @Override
        void commit(Round round) {
            Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0], null));
        }
    },
    THROWS_UNCHECKED {
        @Override
        void commit(Round round) {
            throw new IllegalStateException("users' code has failed, as it was told to");
        }
    },
    THROWS_CHECKED {
        @Override
        void commit(Round round) {
            throw Failures.sneaky(new Exception("a checked exception that nobody has declared"));
        }
    },
    THROWS_INTERRUPTED {
        @Override
        void commit(Round round) {
            throw Failures.sneaky(new InterruptedException("nobody has interrupted it"));
        }
    },
    THROWS_ERROR {
        @Override
        void commit(Round round) {
            throw new AssertionError("an error of users' code");
        }
    },
    RUNS_OUT_OF_MEMORY {
        @Override
        void commit(Round round) {
            throw new OutOfMemoryError("as if there were none left");
        }
    },
    RUNS_OUT_OF_STACK {
        @Override
        void commit(Round round) {
            alone(Misdeed::recurse);
        }
    },
    MISSES_A_CLASS {
        @Override
        void commit(Round round) {
            throw new NoClassDefFoundError("org/example/Missing");
        }
    },
    /** The exception's texts throw in their turn. */
    THROWS_THE_UNSPEAKABLE {
        @Override
        void commit(Round round) {
            throw new Failures.Unspeakable();
        }
    };

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final AtomicLong NEXT_NANOS = new AtomicLong(System.nanoTime());

    /**
     * One at a time, with a pause after it: each one keeps one of few carriers from all virtual threads, and neither the library nor the JVM
     * can take it back. A stack that runs out takes seconds, too: its frames are unwound one by one.
     */
    private static void alone(Runnable computing) {
        long next = NEXT_NANOS.get();
        if (System.nanoTime() >= next && NEXT_NANOS.compareAndSet(next, Long.MAX_VALUE)) {
            try {
                computing.run();
            } finally {
                NEXT_NANOS.set(System.nanoTime() + PAUSE_NANOS);
            }
        }
    }

    private static void recurse() {
        recurse();
    }

    /** Some of them never return normally, and their callers must expect anything that can be thrown. */
    abstract void commit(Round round) throws InterruptedException;
}
