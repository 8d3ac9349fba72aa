package org.livekit4j.room;

import java.util.Objects;

/**
 * How a listener of a room keeps up.
 *
 * @param name the listener's class
 * @param bundle symbolic name of the bundle that the listener is of; empty if that is unknown, as outside OSGi
 * @param told how many events it was called for
 * @param waiting how many events wait for it
 * @param dropped how many messages it has lost, as {@link IncomingLimits} say
 * @param merged how many changes of state were left out in favour of newer ones
 * @param failed how often it has thrown something
 */
public record ListenerStatistics(String name, String bundle, long told, long waiting, long dropped, long merged, long failed) {

    public ListenerStatistics {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(bundle, "bundle is null");
    }
}
