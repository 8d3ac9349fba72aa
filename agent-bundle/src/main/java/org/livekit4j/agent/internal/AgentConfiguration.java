package org.livekit4j.agent.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A worker. A change ends it, and its jobs, which are dispatched again. */
@ObjectClassDefinition(name = "LiveKit4j agent worker", description = "Takes jobs of an agent from a server. It needs a"
        + " service of the type JobHandler with the same name and type. Changing the configuration ends the worker and cancels"
        + " its jobs, which are dispatched again.")
@interface AgentConfiguration {

    @AttributeDefinition(name = "Servers", description = "The URLs of the servers of one installation: ws://, wss://, http:// or"
            + " https://. When one fails, the next one is tried")
    String[] url() default {};

    @AttributeDefinition(name = "API key file", description = "A properties file with api.key and api.secret. It is read for each"
            + " request")
    String key_file() default "";

    @AttributeDefinition(name = "Name", description = "The name that jobs are dispatched to; * for an agent of every room that is"
            + " created without naming agents")
    String name() default "";

    @AttributeDefinition(name = "Type", description = "What the server creates a job for", options = {
        @Option(label = "a room", value = "ROOM"), @Option(label = "a participant that publishes", value = "PUBLISHER"),
        @Option(label = "a participant", value = "PARTICIPANT")})
    String type() default "ROOM";

    @AttributeDefinition(name = "Jobs at once", min = "1", max = "100000", description = "How many jobs the worker does at once")
    int max_jobs() default 100;

    @AttributeDefinition(name = "Load", description = "How the load that is reported to the server is measured", options = {
        @Option(label = "jobs", value = "JOBS"), @Option(label = "processors", value = "CPU"),
        @Option(label = "the greater of the two", value = "JOBS_AND_CPU")})
    String load() default "JOBS_AND_CPU";

    @AttributeDefinition(name = "Drain timeout", min = "0", description = "How long a draining worker waits for its jobs, in ms")
    long drain_timeoutMs() default 1_800_000;

    @AttributeDefinition(name = "Keep jobs", description = "Whether jobs of this name are dispatched again when their agent is"
            + " missing. All workers of a name must have the same value")
    boolean keep() default true;

    @AttributeDefinition(name = "Attempts", min = "1", max = "100000", description = "How many times a job is dispatched, including the first")
    int max_attempts() default 3;
}
