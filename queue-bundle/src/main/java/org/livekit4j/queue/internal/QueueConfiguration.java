package org.livekit4j.queue.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the queue does with subscribers that do not say it themselves, and when it warns: see {@code QueueOptions}. */
@ObjectClassDefinition(name = "LiveKit4j event queue", description = "Defaults for subscribers that do not set these properties."
        + " Changes take effect at once; no event is lost and no restart is needed")
@interface QueueConfiguration {
    String PID = "org.livekit4j.queue";

    @AttributeDefinition(name = "Capacity, audio", min = "1", description = "How many events may wait for a subscriber of audio only;"
            + " 50 are half a second")
    int audio_capacity() default 50;

    @AttributeDefinition(name = "Overflow, audio", description = "What happens when the queue is full", options = {
        @Option(label = "the oldest event is dropped", value = "DROP_OLDEST"),
        @Option(label = "the new event is dropped", value = "DROP_NEWEST"),
        @Option(label = "only the newest event is kept", value = "KEEP_LATEST"),
        @Option(label = "the queue grows", value = "UNBOUNDED")})
    String audio_overflow() default "DROP_OLDEST";

    @AttributeDefinition(name = "Capacity, video", min = "1", description = "How many events may wait for a subscriber of video only")
    int video_capacity() default 1;

    @AttributeDefinition(name = "Overflow, video", description = "As for audio; with a capacity of more than 1, KEEP_LATEST means"
            + " DROP_OLDEST", options = {@Option(label = "the oldest event is dropped", value = "DROP_OLDEST"),
                @Option(label = "the new event is dropped", value = "DROP_NEWEST"),
                @Option(label = "only the newest event is kept", value = "KEEP_LATEST"),
                @Option(label = "the queue grows", value = "UNBOUNDED")})
    String video_overflow() default "KEEP_LATEST";

    @AttributeDefinition(name = "Expected depth, others", min = "1", description = "How many events may wait for any other subscriber"
            + " before its growth is logged. No event is dropped, because nothing makes up for a lost control event")
    int other_capacity() default 1024;

    @AttributeDefinition(name = "Slow call", min = "1", description = "How long a call to a subscriber may take, in ms, before it"
            + " is logged")
    long slowCallMs() default 1_000;
}
