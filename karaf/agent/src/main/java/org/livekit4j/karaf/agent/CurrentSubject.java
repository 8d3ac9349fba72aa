package org.livekit4j.karaf.agent;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;

/**
 * The subject on whose behalf a thread acts, as it was before JDK 24: a thread takes over the subject of the thread that makes it. Karaf's
 * shell runs a session's commands in threads that the session makes.
 */
public final class CurrentSubject {
    private static final ThreadLocal<Subject> CURRENT = new InheritableThreadLocal<>();

    private CurrentSubject() {}

    /** In place of {@link Subject#current} and {@code Subject.getSubject}. */
    public static Subject get() {
        return CURRENT.get();
    }

    /** In place of {@link Subject#callAs}, on which all other methods of its kind are built. */
    public static <T> T callAs(Subject subject, Callable<T> action) {
        Objects.requireNonNull(action);
        Subject before = CURRENT.get();
        set(subject);
        try {
            return action.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        } finally {
            set(before);
        }
    }

    private static void set(Subject subject) {
        if (subject == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(subject);
        }
    }
}
