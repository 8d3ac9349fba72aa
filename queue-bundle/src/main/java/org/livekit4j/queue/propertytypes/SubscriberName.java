package org.livekit4j.queue.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** What the subscriber is called: {@link org.livekit4j.queue.QueueConstants#NAME}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SubscriberName {

    /** Of the property's name. */
    String PREFIX_ = "livekit.";

    String value();
}
