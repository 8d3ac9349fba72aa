package org.livekit4j.queue;

import org.livekit4j.ffi.EventView;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Inspects events before they are delivered, where types and keys do not suffice. Pass it to {@link
 * FfiEventQueue#subscribe(FfiEventSubscriber, java.util.Map, FfiEventFilter)}, or implement it in the service that is a {@link
 * FfiEventSubscriber}.
 *
 * <p>A filter is asked about events that match the subscriber's types and keys, before anything is copied: an event without
 * receivers costs no memory, even if its bytes were read. All subscribers with a filter are asked about each such event, one
 * after the other, whereas types and keys cost the same for any number of subscribers.
 *
 * <p>If a filter throws, the event is delivered. The failure is counted and logged with the filter's bundle.
 */
@FunctionalInterface
@ConsumerType
public interface FfiEventFilter {

    /**
     * {@return whether the subscriber accepts the event} Called on native threads, concurrently: must not block, because the
     * native library waits.
     *
     * @param event the event, readable during this call and on this thread only; otherwise it throws {@link
     * IllegalStateException}. A {@link org.livekit4j.ffi.WireReader} reads single fields of it
     */
    boolean accepts(EventView event);
}
