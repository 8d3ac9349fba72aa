package org.livekit4j.itests.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.itests.Colour;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.Tone;
import org.livekit4j.itests.VideoFrames;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.VideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** What can be heard and seen on a track. */
final class Senses {
    static final AudioStreamOptions LOSSLESS = AudioStreamOptions.DEFAULTS.withCapacity(0);
    /** Quieter frames are the silence before a tone. */
    private static final int AUDIBLE = 1_000;

    private Senses() {}

    /** A picture's size and the colour in its middle. */
    record Sight(int width, int height, Colour colour) {}

    static Spectrum hear(Audio audio, AudioTrack track) throws InterruptedException {
        try (AudioStream stream = audio.openStream(track, LOSSLESS)) {
            return hear(stream);
        }
    }

    /** A second of sound, from the first frame that can be heard on. */
    static Spectrum hear(AudioStream stream) throws InterruptedException {
        List<AudioFrame> heard = new ArrayList<>();
        while (heard.size() < Tone.FRAMES_A_SECOND) {
            AudioFrame frame = stream.poll(Attendee.TIMEOUT);
            if (frame == null) {
                throw new AssertionError("after " + heard.size() + " frames no more came: " + stream.end());
            }
            if (!heard.isEmpty() || audible(frame)) {
                heard.add(frame);
            }
        }
        return Spectrum.of(heard);
    }

    static boolean audible(AudioFrame frame) {
        for (short sample : frame.data()) {
            if (Math.abs(sample) > AUDIBLE) {
                return true;
            }
        }
        return false;
    }

    static Sight see(Video video, VideoTrack track, Predicate<Sight> like) throws InterruptedException {
        try (VideoStream stream = video.openStream(track, VideoStreamOptions.DEFAULTS)) {
            return see(stream, like);
        }
    }

    /** The first picture like this. */
    static Sight see(VideoStream stream, Predicate<Sight> like) throws InterruptedException {
        long deadline = System.nanoTime() + Attendee.TIMEOUT.toNanos();
        Sight sight = null;
        while (System.nanoTime() < deadline) {
            try (VideoFrame frame = stream.poll(Attendee.TIMEOUT)) {
                if (frame == null) {
                    throw new AssertionError("no picture came: " + stream.end());
                }
                sight = new Sight(frame.width(), frame.height(), VideoFrames.colour(frame));
            }
            if (like.test(sight)) {
                return sight;
            }
        }
        throw new AssertionError("no such picture came, at last " + sight);
    }
}
