package org.livekit4j.queue;

import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.concurrent.Overflow;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives events of the native library. Register it as a service with the properties of {@link QueueConstants}. An absent
 * property matches every event, so a subscriber without properties receives all events except the library's log.
 *
 * <p>The events of one room, stream or reader arrive in native order, one call at a time. A subscriber that throws loses that
 * event only; the failure is counted and logged with the subscriber's bundle.
 */
@ConsumerType
public interface FfiEventSubscriber {

    /**
     * Receives an event.
     *
     * @param event the event, valid during the call; {@linkplain NativeEvent#retain retain} it to keep it longer, then close it
     */
    void onEvent(NativeEvent event);

    /**
     * Called after events for this subscriber were lost because memory was full, although its {@link Overflow} drops none. Frames
     * of streams are not reported. A subscriber that depends on every event discards or rereads the state that it derives from
     * events.
     *
     * <p>Called when memory is available again, on a virtual thread of the queue, one call at a time; a call of {@link #onEvent}
     * may be in progress. An {@link OutOfMemoryError} thrown by {@code onEvent} counts as a loss.
     *
     * @param events how many events were lost since the last call, at least 1; all events lost while there was no queue count as
     * one
     */
    default void lost(long events) {}
}
