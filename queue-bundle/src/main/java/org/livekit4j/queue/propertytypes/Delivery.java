package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** On which thread events come: {@link org.livekit4j.queue.QueueConstants#DELIVERY}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Delivery {

    /** Of the property's name. */
    String PREFIX_ = "livekit.";

    org.livekit4j.queue.Delivery value();
}
