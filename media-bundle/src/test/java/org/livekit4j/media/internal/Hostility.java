package org.livekit4j.media.internal;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What users' code may do to its caller. */
enum Hostility {
    THROWS_RUNTIME_EXCEPTION {
        @Override
        void act(CountDownLatch goOn) {
            throw new IllegalStateException("expected in this test");
        }
    },
    THROWS_CHECKED_EXCEPTION {
        @Override
        void act(CountDownLatch goOn) {
            throw sneaky(new IOException("expected in this test"));
        }
    },
    THROWS_INTERRUPTED_EXCEPTION {
        @Override
        void act(CountDownLatch goOn) {
            throw sneaky(new InterruptedException("expected in this test"));
        }
    },
    THROWS_ERROR {
        @Override
        void act(CountDownLatch goOn) {
            throw new NoClassDefFoundError("expected in this test");
        }
    },
    THROWS_BARE_THROWABLE {
        @Override
        void act(CountDownLatch goOn) {
            throw sneaky(new Throwable("expected in this test"));
        }
    },
    OVERFLOWS_THE_STACK {
        @Override
        void act(CountDownLatch goOn) {
            act(goOn);
        }
    },
    THROWS_WHAT_HAS_NO_TEXT {
        @Override
        void act(CountDownLatch goOn) {
            throw new Untold(() -> {
                throw new StackOverflowError("expected in this test");
            });
        }
    },
    THROWS_WHAT_BLOCKS_WHEN_IT_IS_TOLD {
        @Override
        void act(CountDownLatch goOn) {
            throw new Untold(() -> await(goOn));
        }
    },
    LEAVES_AN_INTERRUPT {
        @Override
        void act(CountDownLatch goOn) {
            Thread.currentThread().interrupt();
        }
    },
    LEAVES_A_CLASS_LOADER {
        @Override
        void act(CountDownLatch goOn) {
            Thread.currentThread().setContextClassLoader(new ClassLoader() {
            });
        }
    },
    BLOCKS {
        @Override
        void act(CountDownLatch goOn) {
            await(goOn);
        }
    };

    /** @param goOn ends what blocks */
    abstract void act(CountDownLatch goOn);

    /** An exception whose text is code. */
    private static final class Untold extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Runnable telling;

        Untold(Runnable telling) {
            this.telling = telling;
        }

        @Override
        public String getMessage() {
            telling.run();
            return "told";
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    private static void await(CountDownLatch goOn) {
        boolean interrupted = false;
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted = true; // it does not let itself be stopped
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked") // what compilers of other languages do
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }
}
