package org.livekit4j.ffi;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A route to subscribers of whom some look at an event before they want it. */
@ConsumerType
public interface SelectiveRoute extends EventRoute {

    /**
     * Asks for those who want this event, before it is copied and before anything is allocated for it. On a native thread: must not block or
     * throw. What is {@linkplain EventRoute#deliver delivered} without this question goes to those who want it as well.
     *
     * @param event can be read during this call and on this thread only; otherwise it throws {@link IllegalStateException}
     * @return who gets it, or null if nobody wants it
     */
    @Nullable
    EventRoute select(EventView event);
}
