package org.livekit4j.demo.internal;

import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteAudioTrack;

/** A remote audio track: counted, metered and recorded. */
final class GuestAudio implements RemoteTrackReceiver<Audio> {
    private static final AudioStreamOptions STREAM = AudioStreamOptions.DEFAULTS.withSampleRate(ToneSource.SAMPLE_RATE);

    private final RemoteAudioTrack track;
    private final String name;
    private final Recording recording;
    private volatile long received;
    private volatile double level;

    GuestAudio(RemoteAudioTrack track, String name, Output output, Problems problems) {
        this.track = track;
        this.name = name;
        this.recording = new Recording(name, output, problems);
    }

    @Override
    public MediaStream<?> listen(Audio service) {
        AudioStream stream = service.openStream(track, STREAM);
        stream.listen(this::received);
        return stream;
    }

    /** The listeners of two streams can meet when the service is replaced. */
    private synchronized void received(AudioFrame frame) {
        received++;
        level = LevelMeter.rms(frame.data());
        recording.write(frame.data());
    }

    @Override
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(name, received, level);
    }

    @Override
    public synchronized void close() {
        recording.close();
    }
}
