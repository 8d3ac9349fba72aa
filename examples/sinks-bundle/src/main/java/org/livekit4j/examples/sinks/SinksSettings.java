package org.livekit4j.examples.sinks;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be configured, by Config Admin or, for the folder, by the framework property of the same name as the configuration. */
@ObjectClassDefinition(name = "LiveKit4j example: sinks")
@interface SinksSettings {
    String PID = "org.livekit4j.examples.sinks";

    @AttributeDefinition(name = "Folder", description = "Where files go; made if it is not there")
    String folder() default "";
}
