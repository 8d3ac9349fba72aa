package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** How many events may wait: {@link org.livekit4j.queue.QueueConstants#QUEUE_CAPACITY}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface QueueCapacity {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the value of the property} */
    int value();
}
