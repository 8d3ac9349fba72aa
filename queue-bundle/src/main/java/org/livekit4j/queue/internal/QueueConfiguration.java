package org.livekit4j.queue.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the queue does with subscribers that do not say it themselves, and when it warns: see {@code QueueOptions}. */
@ObjectClassDefinition(name = "LiveKit4j: the event queue", description = "For subscribers that do not say these things themselves."
        + " Changes are adopted at once: no event is lost by them, nothing must be restarted")
@interface QueueConfiguration {
    String PID = "org.livekit4j.queue";

    @AttributeDefinition(name = "Capacity, audio", min = "1", description = "How many events may wait for a subscriber of audio only;"
            + " 50 are half a second")
    int audio_capacity() default 50;

    @AttributeDefinition(name = "Overflow, audio", description = "What happens to an event more", options = {
        @Option(label = "the oldest event goes", value = "DROP_OLDEST"),
        @Option(label = "the new event goes", value = "DROP_NEWEST"),
        @Option(label = "only the newest is kept", value = "KEEP_LATEST"),
        @Option(label = "the queue grows", value = "UNBOUNDED")})
    String audio_overflow() default "DROP_OLDEST";

    @AttributeDefinition(name = "Capacity, video", min = "1", description = "How many events may wait for a subscriber of video only")
    int video_capacity() default 1;

    @AttributeDefinition(name = "Overflow, video", description = "As for audio; with a capacity of more than 1, KEEP_LATEST means"
            + " DROP_OLDEST", options = {@Option(label = "the oldest event goes", value = "DROP_OLDEST"),
                @Option(label = "the new event goes", value = "DROP_NEWEST"),
                @Option(label = "only the newest is kept", value = "KEEP_LATEST"),
                @Option(label = "the queue grows", value = "UNBOUNDED")})
    String video_overflow() default "KEEP_LATEST";

    @AttributeDefinition(name = "Expected depth, others", min = "1", description = "How many events may wait for any other subscriber"
            + " before the log warns of its growth. They lose nothing: a lost control event is never made up for")
    int other_capacity() default 1024;

    @AttributeDefinition(name = "Slow call", min = "1", description = "How long a call to a subscriber may take, in ms, before the log"
            + " names it")
    long slowCallMs() default 1_000;
}
