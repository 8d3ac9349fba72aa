package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.audio.AudioFrame;

/** An Ogg file as the recorder writes it. */
public final class RecordedOgg {
    private static final int BITRATE = 48_000;

    private RecordedOgg() {}

    /** @param sound at 48 kHz */
    public static void write(Path path, AudioFrame sound) throws IOException {
        MediaFile file = new OggOpusFile(path, sound.numChannels(), BITRATE);
        file.audio(sound.data());
        file.finish();
    }
}
