package org.livekit4j.recorder.internal;

import java.util.function.Supplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.video.Video;

/**
 * What the parts of one recording share.
 *
 * @param room the name of the room
 */
record Studio(String room, RecordingOptions options, Supplier<Audio> audio, Supplier<Video> video, Workers workers,
        FileChain.Watcher watcher) {
    /** What may wait while a disk stalls. */
    static final int QUEUE_MS = 5_000;
    static final int FRAME_MS = 10;
    static final int FRAME_SAMPLES = OpusPackets.RATE * FRAME_MS / 1_000;

    FileChain chain(FileNames.Subject subject, FileChain.Opener opener) {
        FileNames names = new FileNames(options.folder().toAbsolutePath().normalize(), options.nameTemplate(), options.format());
        return new FileChain(names, subject, options, opener, watcher, System::nanoTime);
    }

    /** Of what is recorded as one. */
    FileNames.Subject everybody() {
        return new FileNames.Subject(room, "", "", "");
    }

    FileChain.Opener audioFiles() {
        return path -> AudioFormats.open(options.format(), path, options.numChannels(), options.audioBitrate());
    }

    AudioStreamOptions stream() {
        return AudioStreamOptions.DEFAULTS.withSampleRate(OpusPackets.RATE).withNumChannels(options.numChannels())
                .withFrameSizeMs(FRAME_MS).withCapacity(QUEUE_MS / FRAME_MS);
    }
}
