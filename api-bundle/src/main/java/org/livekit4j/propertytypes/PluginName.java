package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names a processor or sink in statistics and logs: {@link org.livekit4j.plugin.PlugInConstants#NAME}. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface PluginName {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return the name} */
    String value();
}
