package org.livekit4j.bench.manyrooms;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.RemoteAudioTrack;

/** Reads each frame of each track that is subscribed, on a virtual thread a track. */
final class Listening implements RoomListener {
    /** Of a sample; what is quieter is not the tone. */
    private static final int AUDIBLE = 1_000;

    private final Audio audio;
    private final Queue<AudioStream> streams = new ConcurrentLinkedQueue<>();
    private final LongAdder frames = new LongAdder();
    private final LongAdder audible = new LongAdder();

    Listening(Audio audio) {
        this.audio = audio;
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        if (event instanceof RoomEvent.TrackSubscribed(var _, var _, RemoteAudioTrack track)) {
            AudioStream stream = audio.openStream(track);
            streams.add(stream);
            Thread.ofVirtual().start(() -> read(stream));
        }
    }

    private void read(AudioStream stream) {
        for (AudioFrame frame : stream) {
            frames.increment();
            if (isAudible(frame.data())) {
                audible.increment();
            }
        }
    }

    private static boolean isAudible(short[] samples) {
        for (short sample : samples) {
            if (Math.abs(sample) > AUDIBLE) {
                return true;
            }
        }
        return false;
    }

    int tracks() {
        return streams.size();
    }

    long frames() {
        return frames.sum();
    }

    long audible() {
        return audible.sum();
    }

    /** Frames that came and were lost because they were not read in time. */
    long dropped() {
        return streams.stream().mapToLong(stream -> stream.statistics().dropped()).sum();
    }
}
