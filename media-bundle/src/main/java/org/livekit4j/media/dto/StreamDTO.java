package org.livekit4j.media.dto;

import org.osgi.dto.DTO;

/** An open stream; the fields are those of {@code StreamInfo} and {@code StreamStatistics}. */
public class StreamDTO extends DTO {

    /** The stream's name. */
    public String name;

    /** The name of the room; empty for a local track. */
    public String room;

    /** The identity of the publisher; empty for a local track. */
    public String participant;

    /** The name of the track. */
    public String track;

    /** The sid of the track. */
    public String trackSid;

    /** The name of a {@code TrackSource}. */
    public String source;

    /** A description of the stream's consumer; empty if unknown. */
    public String consumer = "";

    /** The frames received from the native library. */
    public long received;

    /** The frames that the consumer has taken. */
    public long delivered;

    /** The frames that were dropped. */
    public long dropped;

    /** The frames that wait now. */
    public long queued;

    /** The {@code service.id}s of its processors, in their order; negative for one that is not a service. */
    public long[] processors;

    /** Creates a DTO whose fields are not set. */
    public StreamDTO() {}
}
