package org.livekit4j.queue;

import org.livekit4j.ffi.EventView;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at an event before its subscriber gets it, where types and keys do not say enough. Give it to {@link FfiEventQueue#subscribe(FfiEventSubscriber,
 * java.util.Map, FfiEventFilter)}, or let the service that is a {@link FfiEventSubscriber} implement it, too.
 *
 * <p>It is asked about the events that pass the subscriber's types and keys, before anything is copied: an event that nobody wants costs no memory,
 * also when its bytes were read. All subscribers with a filter are asked about each such event, one after the other; types and keys cost the same
 * for any number of them.
 *
 * <p>An event for which it throws is delivered. That is counted, and its bundle named in the log.
 */
@FunctionalInterface
@ConsumerType
public interface FfiEventFilter {

    /**
     * Whether the subscriber gets the event. Called on native threads, concurrently: must not block, because it holds up the library.
     *
     * @param event can be read during this call and on this thread only; otherwise it throws {@link IllegalStateException}. A
     *     {@link org.livekit4j.ffi.WireReader} reads single fields of it
     */
    boolean accepts(EventView event);
}
