package org.livekit4j.queue;

import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.concurrent.Overflow;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets events of the native library. Register it as a service with the properties of {@link QueueConstants}: a property that is
 * absent does not restrict, so that a subscriber without properties gets every event but the library's log.
 *
 * <p>Events of one room, one stream or one reader come in native order, one call at a time. A subscriber that throws loses that
 * event only; that is counted, and its bundle named in the log.
 */
@ConsumerType
public interface FfiEventSubscriber {

    /** @param event valid during the call; {@linkplain NativeEvent#retain retain} it to keep it longer, then close it */
    void onEvent(NativeEvent event);

    /**
     * Events that were for this subscriber are lost, against its {@link Overflow}, because memory was full; frames of streams are not meant. A
     * subscriber that depends on every event ends what it keeps up to date with them, or reads anew what they would have said.
     *
     * <p>It is called when there is memory again, on a virtual thread of the queue's, one call at a time; a call of {@link #onEvent} can be under
     * way. An {@link OutOfMemoryError} that comes out of {@code onEvent} counts as a loss, too.
     *
     * @param events how many since the last call, at least 1; how many it were is not known of those that came while there was no queue, which
     *     count as one
     */
    default void lost(long events) {}
}
