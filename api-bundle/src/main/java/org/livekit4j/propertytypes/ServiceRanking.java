package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Orders the processors of a stream by {@code service.ranking}: the highest is called first. */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface ServiceRanking {

    /** {@return the ranking} */
    int value();
}
