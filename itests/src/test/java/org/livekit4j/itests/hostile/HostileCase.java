package org.livekit4j.itests.hostile;

import java.util.List;

/**
 * One attempt to do harm.
 *
 * @param name says what is tried
 * @param attempt carries it out; a future that it returns is waited for
 * @param waits whether it may wait without end, as a call does that is made for that: then it is interrupted
 * @param refusals what it may end with, subclasses included
 * @param mayEnd whether it may also end well
 */
record HostileCase(String name, Attempt attempt, boolean waits, List<Class<? extends Throwable>> refusals, boolean mayEnd) {

    /** Something that a user may do. */
    @FunctionalInterface
    interface Attempt {
        Object run(Stage stage) throws Throwable;
    }

    /** An attempt without a result. */
    @FunctionalInterface
    interface Deed {
        void run(Stage stage) throws Throwable;
    }

    /** It must be refused with this. */
    static HostileCase refused(String name, Deed deed, Class<? extends Throwable> refusal) {
        return new HostileCase(name, attempt(deed), false, List.of(refusal), false);
    }

    /** It must end well. */
    static HostileCase harmless(String name, Deed deed) {
        return new HostileCase(name, attempt(deed), false, List.of(), true);
    }

    /** It may end well, or be refused with this. */
    static HostileCase harmless(String name, Deed deed, Class<? extends Throwable> refusal) {
        return new HostileCase(name, attempt(deed), false, List.of(refusal), true);
    }

    private static Attempt attempt(Deed deed) {
        return stage -> {
            deed.run(stage);
            return null;
        };
    }

    /** What is wrong with this outcome; null if it is as documented. */
    String judge(Throwable failure) {
        if (failure == null) {
            return mayEnd ? null : "it ended well; it must be refused with " + refusals;
        }
        boolean documented = refusals.stream().anyMatch(type -> type == IndexOutOfBoundsException.class
                ? failure.getClass() == type
                : type.isInstance(failure));
        return documented ? null : "it ended with " + failure + ", which nobody promises";
    }
}
