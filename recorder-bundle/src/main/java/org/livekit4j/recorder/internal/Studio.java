package org.livekit4j.recorder.internal;

import java.util.function.Supplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.opus.OpusEncoder;
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
    static final int FRAME_SAMPLES = OpusEncoder.SAMPLE_RATE * FRAME_MS / 1_000;

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
        return AudioStreamOptions.DEFAULTS.withSampleRate(OpusEncoder.SAMPLE_RATE).withNumChannels(options.numChannels())
                .withFrameSizeMs(FRAME_MS).withCapacity(QUEUE_MS / FRAME_MS);
    }

    /** Records a stream of sound until it ends, or it is to stop. What the stream drops is lost to the chain. */
    void record(AudioStream stream, Timeline timeline, FileChain chain) {
        new Pump<>(stream, workers::stopping, frame -> {
            timeline.add(frame.data(), frame.samplesPerChannel(), System.nanoTime());
            timeline.ready(System.nanoTime());
        }, frames -> chain.lose(frames * FRAME_SAMPLES, 0)).run();
        timeline.finish();
    }
}
