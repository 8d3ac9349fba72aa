package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The thread on which events are delivered: {@link org.livekit4j.queue.QueueConstants#DELIVERY}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface Delivery {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the value of the property} */
    org.livekit4j.queue.Delivery value();
}
