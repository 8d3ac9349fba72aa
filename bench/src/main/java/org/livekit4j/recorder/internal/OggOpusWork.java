package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.recorder.RecordingOptions;

/** What the recorder does to write sound as Opus in an Ogg file. */
public final class OggOpusWork {
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
            file = new OggOpusFile(path, 1, RecordingOptions.DEFAULTS.audioBitrate());
        }
        file.audio(frame.data());
    }
}
