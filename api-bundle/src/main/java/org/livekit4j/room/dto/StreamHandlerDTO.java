package org.livekit4j.room.dto;

import org.livekit4j.dto.ServiceDTO;

/** A handler of text or byte streams that is a service. The figures are those since its properties were last changed. */
public class StreamHandlerDTO extends ServiceDTO {

    /** The class of the handler. */
    public String name;

    /** The kind of streams: {@code text} or {@code byte}. */
    public String kind;

    /** The topic of the streams. */
    public String topic;

    /** The names of its rooms; empty for all. */
    public String[] rooms = {};

    /** The streams that it was called for. */
    public long taken;

    /** The exceptions that it has thrown. */
    public long failed;

    /** Creates an object whose fields are still to be set. */
    public StreamHandlerDTO() {}
}
