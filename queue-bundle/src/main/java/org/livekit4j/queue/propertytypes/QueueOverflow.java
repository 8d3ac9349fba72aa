package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.livekit4j.queue.concurrent.Overflow;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** What happens when the queue is full: {@link org.livekit4j.queue.QueueConstants#QUEUE_OVERFLOW}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface QueueOverflow {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the value of the property} */
    Overflow value();
}
