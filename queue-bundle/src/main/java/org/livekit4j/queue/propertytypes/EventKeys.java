package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Handles or async ids: {@link org.livekit4j.queue.QueueConstants#EVENT_KEYS}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface EventKeys {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the value of the property} */
    long[] value();
}
