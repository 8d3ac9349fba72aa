package org.livekit4j.data.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The rules of operators for data processors: see {@code ProcessorRules}. */
@ObjectClassDefinition(name = "LiveKit4j data processors", description = "Processors are identified by"
        + " livekit.plugin.name. Changes take effect at once, between two frames")
@interface DataConfiguration {
    String PID = "org.livekit4j.data";

    @AttributeDefinition(name = "Timeout", min = "1", description = "How long a call may take, in ms, before the stream continues"
            + " without it; applies to processors without a timeout of their own")
    int processor_timeoutMs() default 200;

    @AttributeDefinition(name = "Excluded", description = "The names of processors that are not called", required = false)
    String[] processors_excluded() default {};

    @AttributeDefinition(name = "Order", description = "Names of processors to call first, in this order; the others follow by"
            + " service.ranking", required = false)
    String[] processors_order() default {};
}
