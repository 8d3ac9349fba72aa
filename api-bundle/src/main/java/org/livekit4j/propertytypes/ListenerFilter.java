package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Chooses what a {@link org.livekit4j.room.RoomListener} gets. An empty element matches everything. See {@link
 * org.livekit4j.room.RoomListener#ROOM} and {@link org.livekit4j.room.RoomListener#EVENTS}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface ListenerFilter {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return names of rooms} */
    String[] room() default {};

    /** {@return names of events, as in {@link org.livekit4j.room.RoomEventNames}} */
    String[] room_events() default {};
}
