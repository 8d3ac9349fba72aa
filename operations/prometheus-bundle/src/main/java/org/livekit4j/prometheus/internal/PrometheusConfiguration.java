package org.livekit4j.prometheus.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The endpoint for Prometheus. */
@ObjectClassDefinition(name = "LiveKit4j Prometheus", description = "The endpoint for Prometheus, http://host:port/metrics. A"
        + " change takes effect at once")
@interface PrometheusConfiguration {
    String PID = "org.livekit4j.prometheus";

    @AttributeDefinition(name = "Host", description = "The name or address of the network interface to listen on; 0.0.0.0 is all"
            + " interfaces, and lets every host that reaches this one read the meters")
    String host() default "127.0.0.1";

    @AttributeDefinition(name = "Port", min = "0", max = "65535", description = "The TCP port to listen on; 0 is any free port")
    int port() default 9464;
}
