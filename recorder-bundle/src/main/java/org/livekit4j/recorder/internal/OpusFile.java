package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.audio.opus.OpusEncoder;

/** Packets of Opus in a file, whose format subclasses write. */
abstract class OpusFile implements MediaFile {
    final OpusEncoder opus;
    final WholeWrites file;

    OpusFile(Path path, int channels, int bitrate) throws IOException {
        opus = new OpusEncoder(channels, bitrate);
        file = new WholeWrites(path);
    }

    /** Appends a packet. */
    abstract void packet(byte[] packet) throws IOException;

    /** Writes what waits behind the last packet. */
    abstract void end() throws IOException;

    @Override
    public final void audio(short[] samples) throws IOException {
        opus.add(samples, this::packet);
    }

    @Override
    public final void silence(long count) throws IOException {
        opus.addSilence(count, this::packet);
    }

    @Override
    public final long bytes() {
        return file.bytes();
    }

    @Override
    public final void finish() throws IOException {
        try {
            opus.finish(this::packet);
            end();
        } finally {
            file.close();
        }
    }

    @Override
    public final void abandon() {
        file.closeQuietly();
    }
}
