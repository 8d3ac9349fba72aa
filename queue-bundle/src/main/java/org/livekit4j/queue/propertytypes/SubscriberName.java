package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The subscriber's name: {@link org.livekit4j.queue.QueueConstants#NAME}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface SubscriberName {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the value of the property} */
    String value();
}
