package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Kinds of events by their protocol names: {@link org.livekit4j.queue.QueueConstants#EVENT_TYPES}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface EventTypes {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the value of the property} */
    String[] value();
}
