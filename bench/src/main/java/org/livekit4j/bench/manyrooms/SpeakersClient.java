package org.livekit4j.bench.manyrooms;

import java.util.List;
import java.util.stream.IntStream;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.bench.measure.Latencies;
import org.livekit4j.bench.soak.Driver;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.room.TrackPublishOptions;

/** Speaks a tone in each of many rooms, or so many tones in one room, all the time: {@code COUNT [ROOM]}. It ends with its standard input. */
public final class SpeakersClient {
    private static final int RATE = 48_000;
    private static final int HERTZ = 400;
    /** 200 ms, so that it is called seldom. */
    private static final int SAMPLES = RATE / 5;
    private static final int LOUDNESS = 10_000;

    private SpeakersClient() {}

    public static void main(String[] arguments) throws Exception {
        Driver.dieWithIt();
        int count = Integer.parseInt(arguments[0]);
        Library library = new Library();
        RoomOptions options = RoomOptions.DEFAULTS.withRtcConfig(RtcConfig.DEFAULTS.withGatherContinually(false));
        List<Room> rooms = arguments.length == 1
                ? library.joinMany(count, 8, "speaker", options, new Latencies(count))
                : IntStream.range(0, count).mapToObj(i -> library.join(arguments[1], "speaker-" + i, options)).toList();
        for (Room room : rooms) {
            AudioSource source = library.audio().createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(400));
            room.localParticipant().publishTrack(library.audio().createTrack("tone", source), TrackPublishOptions.DEFAULTS)
                    .join();
            Thread.ofVirtual().start(() -> speak(source));
        }
        Thread.currentThread().join();
    }

    private static void speak(AudioSource source) {
        short[] samples = new short[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * HERTZ * i / RATE));
        }
        AudioFrame frame = new AudioFrame(samples, RATE, 1);
        try {
            while (true) {
                source.capture(frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
