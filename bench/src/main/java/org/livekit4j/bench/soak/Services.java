package org.livekit4j.bench.soak;

import java.util.concurrent.Executor;
import org.livekit4j.audio.Audio;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;

/** The services under test. Methods throw {@link IllegalStateException} while there is no such service. */
public interface Services {

    Audio audio();

    Video video();

    Rooms rooms();

    /** Runs listeners of many streams. */
    Executor frames();
}
