package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.audio.AudioFrame;

/** What the recorder does to write sound as Opus in an Ogg file. */
public final class OggOpusWork {
    /** The recorder's default. */
    private static final int BITRATE = 48_000;

    private final Path path;
    private final int framesOfFile;
    private OggOpusFile file;
    private int frames;

    /** @param framesOfFile after which the file is begun again */
    public OggOpusWork(Path path, int framesOfFile) {
        this.path = path;
        this.framesOfFile = framesOfFile;
    }

    /** @param frame 10 ms at 48 kHz, one channel */
    public void write(AudioFrame frame) throws IOException {
        if (frames++ % framesOfFile == 0) {
            if (file != null) {
                file.finish();
            }
            file = new OggOpusFile(path, 1, BITRATE);
        }
        file.audio(frame.data());
    }
}
