package org.livekit4j.examples.recorder;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be configured, by Config Admin or, for the folder, by the framework property of the same name as the configuration. */
@ObjectClassDefinition(name = "LiveKit4j example: recorder")
@interface RecorderSettings {
    String PID = "org.livekit4j.examples.recorder";

    @AttributeDefinition(name = "Folder", description = "Where recordings go; made if it is not there")
    String folder() default "";
}
