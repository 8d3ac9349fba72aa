package org.livekit4j.karaf.itests.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.track.LocalAudioTrack;

/** A second of a tone through the native library and back. */
final class AudioCheck {
    private static final int FRAMES = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private AudioCheck() {}

    /** What came back: how many frames, how many of them as they were sent, and the frequency. */
    static Map<String, Long> run(Audio audio) throws InterruptedException {
        List<AudioFrame> sent = Tone.frames(FRAMES);
        try (AudioSource source = audio.createSource(AudioSourceOptions.of(Tone.RATE, 1).withQueueSizeMs(0));
                LocalAudioTrack track = audio.createTrack("tone", source);
                AudioStream stream = audio.openStream(track, AudioStreamOptions.DEFAULTS.withCapacity(0))) {
            for (AudioFrame frame : sent) {
                source.capture(frame);
            }
            List<AudioFrame> heard = new ArrayList<>();
            while (heard.size() < FRAMES) {
                AudioFrame frame = stream.poll(TIMEOUT);
                if (frame == null) {
                    throw new AssertionError("only " + heard.size() + " frames came: " + stream.statistics());
                }
                heard.add(frame);
            }
            long same = IntStream.range(0, FRAMES)
                    .filter(i -> Arrays.equals(heard.get(i).data(), sent.get(i).data())).count();
            return Map.of("frames", stream.statistics().received(), "same", same, "hertz",
                    (long) Tone.strongest(samples(heard), Tone.RATE));
        }
    }

    private static double[] samples(List<AudioFrame> frames) {
        return frames.stream()
                .flatMapToDouble(frame -> IntStream.range(0, frame.data().length).mapToDouble(i -> frame.data()[i])).toArray();
    }
}
