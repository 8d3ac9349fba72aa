package org.livekit4j.video.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What operators decide about the processors of pictures: see {@code ProcessorRules}. */
@ObjectClassDefinition(name = "LiveKit4j: processors of pictures", description = "Processors are meant by their names, livekit.plugin.name."
        + " Changes are adopted at once, between two frames")
@interface VideoConfiguration {
    String PID = "org.livekit4j.video";

    @AttributeDefinition(name = "Timeout", min = "1", description = "How long a call may take, in ms, before the stream goes on without"
            + " it; for processors that do not say it themselves")
    int processor_timeoutMs() default 200;

    @AttributeDefinition(name = "Left out", description = "Names of processors that are not called", required = false)
    String[] processors_excluded() default {};

    @AttributeDefinition(name = "Order", description = "Names of processors that are called first, in this order; the others follow by"
            + " service.ranking", required = false)
    String[] processors_order() default {};
}
