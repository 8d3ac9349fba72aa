package org.livekit4j.recorder.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.recorder.RecordedFile;

/** How the tracks of a room become files. Safe for use by several threads. */
interface Plan {

    /**
     * Records a track until it ends.
     *
     * @throws org.livekit4j.LiveKitException if it cannot be
     * @throws IllegalStateException if it has ended
     */
    void add(Source source);

    /** The files that are being written. */
    Stream<RecordedFile> files();

    /** Of chains that may have a file. */
    static Stream<RecordedFile> files(Stream<FileChain> chains) {
        return chains.map(FileChain::file).flatMap(Optional::stream);
    }
}
