package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * How a listener of a room keeps up.
 *
 * @param listener the class of the listener and, in OSGi, its bundle: {@code com.acme.Recorder of bundle com.acme.calls}
 * @param told the events that it was called for
 * @param waiting the events that wait for it
 * @param dropped the messages that were dropped for it, as {@link IncomingLimits} describe
 * @param merged the changes of state that were left out in favour of newer ones
 * @param failed the exceptions that it has thrown
 */
public record ListenerStatistics(String listener, long told, long waiting, long dropped, long merged, long failed) {

    /** Checks that no component is null. */
    public ListenerStatistics {
        Objects.requireNonNull(listener, "listener is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
