package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Configures the streams of a sink of data tracks. The defaults are those of {@link
 * org.livekit4j.data.DataStreamOptions#DEFAULTS}. See {@link org.livekit4j.data.DataSink}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface DataSinkOptions {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.sink.";

    /** {@return the number of frames that may wait for the sink; 0 means no limit} */
    int capacity() default 50;

    /** {@return the number of frames that the native library keeps until they are read} */
    int bufferSize() default 64;
}
