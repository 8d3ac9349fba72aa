package org.livekit4j.itests.hostile;

/**
 * Something that the native library does not survive, or that is no use in another way.
 *
 * @param rule that stands before it
 * @param name says what is sent
 * @param effect past the guard
 * @param attempt sends it; through the client, its last request is refused
 */
record Killer(String rule, String name, Effect effect, Attempt attempt) {

    /** What it does. */
    enum Effect {
        /** The process is ended by a signal. */
        DEATH,
        /** The call never comes back. */
        HANG,
        /** As the one before of this rule; not shown again. */
        SAME,
        /** Neither: it is refused because nothing comes of it, or because it reaches beyond what its sender can want. */
        NONSENSE
    }

    /** Sends requests. */
    @FunctionalInterface
    interface Attempt {
        void send(Requests requests) throws Exception;
    }

    boolean shown() {
        return effect == Effect.DEATH || effect == Effect.HANG;
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
