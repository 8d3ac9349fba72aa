package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * How a listener of a room keeps up.
 *
 * @param listener its class and, in OSGi, its bundle: {@code com.acme.Recorder of bundle com.acme.calls}
 * @param told how many events it was called for
 * @param waiting how many events wait for it
 * @param dropped how many messages it has lost, as {@link IncomingLimits} say
 * @param merged how many changes of state were left out in favour of newer ones
 * @param failed how often it has thrown something
 */
public record ListenerStatistics(String listener, long told, long waiting, long dropped, long merged, long failed) {

    public ListenerStatistics {
        Objects.requireNonNull(listener, "listener is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
