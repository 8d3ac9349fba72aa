package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Bounds the calls of a processor: {@link org.livekit4j.plugin.PlugInConstants#TIMEOUT_MS}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface ProcessorTimeout {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.processor.";

    /** {@return how long one call may take, in milliseconds, at least 1} */
    int timeoutMs();
}
