package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.livekit4j.track.TrackSource;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Chooses the streams that a processor or sink is for. An empty element matches every stream; one with several values matches
 * if any of them does. See {@link org.livekit4j.plugin.PlugInConstants}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface StreamFilter {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.";

    /** {@return names of rooms} */
    String[] room() default {};

    /** {@return identities of participants} */
    String[] participant() default {};

    /** {@return names or sids of tracks} */
    String[] track() default {};

    /** {@return sources of tracks} */
    TrackSource[] track_source() default {};
}
