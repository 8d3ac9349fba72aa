package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Chooses the streams of a {@link org.livekit4j.room.stream.TextStreamHandler} or a {@link
 * org.livekit4j.room.stream.ByteStreamHandler}. Without rooms it is for all of them.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StreamHandlerFilter {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the topic of the streams} */
    String topic();

    /** {@return names of rooms} */
    String[] room() default {};
}
