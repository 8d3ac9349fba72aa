package org.livekit4j.shell.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;

/** The services that there are now, and the bundles that they come from. */
interface Services {

    /** @param task gets the services of this type, which may be none, for as long as it runs */
    <T, R> R use(Class<T> type, Function<? super List<T>, R> task);

    /** Whether there is a bundle of this symbolic name. */
    boolean isInstalled(String bundle);

    /** Bundles of the project that do not work together, or not at all. */
    List<Trouble> bundleTroubles();

    /** As {@link #use}, of the best one only; empty if there is none, or if the task has nothing to say. */
    default <T, R> Optional<R> ask(Class<T> type, Function<? super T, R> task) {
        return use(type, all -> all.stream().findFirst().map(task));
    }
}
