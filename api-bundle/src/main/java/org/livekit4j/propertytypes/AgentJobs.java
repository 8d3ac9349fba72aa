package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Chooses the jobs of a {@link org.livekit4j.agent.JobHandler}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AgentJobs {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.agent.";

    /** {@return the name that jobs are dispatched to; {@code *} for an agent of every room} */
    String name();

    /** {@return the name of a {@link org.livekit4j.agent.JobType}} */
    String type() default "ROOM";
}
