package org.livekit4j.media.dto;

import org.osgi.dto.DTO;

/** An open stream; the fields are those of {@code StreamInfo} and {@code StreamStatistics}. */
public class StreamDTO extends DTO {

    public String name;

    public String room;

    public String participant;

    public String track;

    public String trackSid;

    /** Name of a {@code TrackSource}. */
    public String source;

    /** Who takes its frames, for people; empty if that is not known. */
    public String consumer = "";

    public long received;

    public long delivered;

    public long dropped;

    public long queued;

    /** {@code service.id}s of the processors that work on it, in their order; below 0 for one that is no service. */
    public long[] processors;

    /** All fields are still to be set. */
    public StreamDTO() {}
}
