package org.livekit4j.dashboard.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The dashboard on the loopback address. */
@ObjectClassDefinition(name = "LiveKit4j dashboard", description = "A page for a browser on this machine;"
        + " livekit:dashboard prints its address. A change takes effect at once")
@interface DashboardConfiguration {
    String PID = "org.livekit4j.dashboard";

    @AttributeDefinition(name = "Enabled", description = "Whether it is open from the start;"
            + " otherwise livekit:dashboard opens it")
    boolean enabled() default false;

    @AttributeDefinition(name = "Port", min = "0", max = "65535", description = "The TCP port on 127.0.0.1; 0 is any free port")
    int port() default 0;
}
