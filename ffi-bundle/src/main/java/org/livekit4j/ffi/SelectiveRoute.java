package org.livekit4j.ffi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A route to receivers of which some inspect an event before they accept it. */
@ConsumerType
public interface SelectiveRoute extends EventRoute {

    /**
     * Selects the receivers that accept this event, before it is copied and before anything is allocated for it. Called on a
     * native thread: must not block or throw. An event that is {@linkplain EventRoute#deliver delivered} without this call still
     * goes only to receivers that accept it.
     *
     * @param event the event, readable during this call and on this thread only; otherwise it throws {@link
     * IllegalStateException}
     * @return the receivers, or null if there are none
     */
    @Nullable
    EventRoute select(EventView event);
}
