package org.livekit4j.data;

import java.util.Optional;

/**
 * A data track: frames of bytes from one participant to all subscribers, sent at once and unreliably. Safe for use by
 * several threads.
 */
public sealed interface DataTrack permits LocalDataTrack, RemoteDataTrack {

    /** {@return the server's id, {@code DTR_…}; a full reconnect changes it, so use the name as a key} */
    String sid();

    /** {@return the name, unique among the data tracks of its publisher} */
    String name();

    /** {@return whether the frames are encrypted end to end} */
    boolean encrypted();

    /** {@return the schema of the frames; empty if the publisher names none} */
    Optional<DataSchema> schema();

    /** {@return the encoding of the frames, such as those of {@link DataEncodings}; empty if the publisher names none} */
    Optional<String> frameEncoding();

    /** {@return whether the track is published} */
    boolean published();
}
