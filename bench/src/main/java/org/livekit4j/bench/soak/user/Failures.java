package org.livekit4j.bench.soak.user;

/** Exceptions as users' code can throw them. */
final class Failures {

    private Failures() {}

    /** Throws what the compiler would not let through. */
    @SuppressWarnings("unchecked") // that is the trick
    static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Cannot be logged. */
    static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("this exception has no message");
        }

        @Override
        public String toString() {
            throw new OutOfMemoryError("this exception has no text");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("this exception has no cause that it would tell");
        }
    }
}
