package org.livekit4j.prometheus.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where Prometheus reads. */
@ObjectClassDefinition(name = "LiveKit4j: Prometheus", description = "Where Prometheus reads the meters: http://host:port/metrics. A change"
        + " is adopted at once")
@interface PrometheusConfiguration {
    String PID = "org.livekit4j.prometheus";

    @AttributeDefinition(name = "Host", description = "Name or address of the network interface to listen on; 0.0.0.0 is all of them, for"
            + " anybody to read")
    String host() default "127.0.0.1";

    @AttributeDefinition(name = "Port", min = "0", max = "65535", description = "TCP port to listen on; 0 is any that is free")
    int port() default 9464;
}
