package org.livekit4j.itests.hostile;

import static org.livekit4j.itests.hostile.Killer.Effect.DEATH;
import static org.livekit4j.itests.hostile.Killer.Effect.NONSENSE;
import static org.livekit4j.itests.hostile.Killer.Effect.SAME;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;

/** Sources and audio streams. */
final class AudioKillers {
    private static final String QUEUE = "the queue of a source of sound";
    private static final String FORMAT = "the format of a source of sound";
    private static final String STREAM = "the format of a stream of sound";
    private static final String FRAMES = "the frames of a stream of sound";
    private static final String PLATFORM = "a source of the platform's microphone";
    private static final String CAPTURE = "samples to capture";

    private AudioKillers() {}

    static List<Killer> all() {
        List<Killer> killers = new ArrayList<>();
        for (int queueMs : new int[]{15, 1, 25, 1001}) {
            killers.add(new Killer(QUEUE, queueMs + " ms", queueMs == 15 ? DEATH : SAME,
                    to -> to.audioSource(48_000, 1, queueMs)));
        }
        killers.add(new Killer(QUEUE, "-10 ms", SAME, to -> to.audioSource(48_000, 1, -10)));
        killers.add(new Killer(QUEUE, "24 days", DEATH, to -> to.audioSource(48_000, 1, Integer.MAX_VALUE - 7)));
        killers.add(new Killer(PLATFORM, "of no platform audio", NONSENSE, to -> to.send(FfiRequest.newBuilder()
                .setNewAudioSource(NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_PLATFORM)))));
        sources(killers);
        streams(killers);
        captures(killers);
        return killers;
    }

    private static void sources(List<Killer> killers) {
        int[][] formats = {{-1, 1}, {48_000, -1}, {100, 1}, {50, 2}, {0, 1}, {1, 1}, {7_999, 1}, {192_001, 1}, {384_000, 1},
            {1_000_000_000, 1}, {48_000, 0}, {48_000, 17}, {48_000, 24}, {96_000, 9}, {192_000, 8}, {48_000, 65_536}};
        for (int[] format : formats) {
            boolean atOnce = format[0] == -1 || format[1] == -1;
            killers.add(new Killer(FORMAT, format[1] + " channels at " + format[0] + " Hz",
                    atOnce || format[0] == 100 ? DEATH : format[0] == 50 ? SAME : NONSENSE, to -> {
                        long source = to.audioSource(format[0], format[1], 100);
                        to.audioStream(to.audioTrack(source), stream -> stream.setSampleRate(48_000).setNumChannels(1));
                        to.capture(source, Requests.samples(Requests.memory(64), format[1], format[0], format[0] / 100));
                        Requests.rest();
                    }));
        }
    }

    private static void streams(List<Killer> killers) {
        for (int rate : new int[]{1_000_000, 0, 1, 50, 99, 7_999, 192_001, Integer.MAX_VALUE, -1}) {
            killers.add(new Killer(STREAM, rate + " Hz", rate == 1_000_000 || rate == 1 ? DEATH : SAME,
                    to -> listen(to, rate, 1)));
        }
        for (int channels : new int[]{0, 17, 65_536, Integer.MAX_VALUE, -1}) {
            killers.add(new Killer(STREAM, channels + " channels", channels == 0 ? DEATH : NONSENSE,
                    to -> listen(to, 48_000, channels)));
        }
        for (int queue : new int[]{Integer.MAX_VALUE, -1, 65_537}) {
            killers.add(new Killer(FRAMES, "a queue of " + queue, queue == Integer.MAX_VALUE ? DEATH : SAME,
                    to -> to.audioStream(to.audioTrack(to.audioSource(48_000, 1, 100)),
                            stream -> stream.setQueueSizeFrames(queue))));
        }
        for (int size : new int[]{0, -1, 60_001, Integer.MAX_VALUE}) {
            killers.add(new Killer(FRAMES, "of " + size + " ms", NONSENSE, to -> to.audioStream(
                    to.audioTrack(to.audioSource(48_000, 1, 100)), stream -> stream.setFrameSizeMs(size))));
        }
    }

    private static void listen(Requests to, int rate, int channels) throws Exception {
        long source = to.audioSource(48_000, 1, 100);
        to.audioStream(to.audioTrack(source), stream -> stream.setSampleRate(rate).setNumChannels(channels));
        to.silence(source, 1, 48_000);
        Requests.rest();
    }

    private static void captures(List<Killer> killers) {
        killers.add(capture("at address 0", DEATH, Requests.samples(0, 1, 48_000, 480)));
        killers.add(capture("of 4 GiB", DEATH, Requests.samples(Requests.memory(64), 1, 48_000, Integer.MAX_VALUE)));
        killers.add(capture("of more than there can be", SAME, Requests.samples(Requests.memory(64), 1, 48_000, -1)));
        killers.add(capture("at an odd address", NONSENSE, Requests.samples(Requests.memory(2_048) + 1, 1, 48_000, 480)));
        killers.add(capture("of no channel", NONSENSE, Requests.samples(Requests.memory(64), 0, 48_000, 480)));
        killers.add(capture("of no rate", NONSENSE, Requests.samples(Requests.memory(64), 1, 0, 480)));
    }

    private static Killer capture(String name, Killer.Effect effect, AudioFrameBufferInfo.Builder samples) {
        return new Killer(CAPTURE, name, effect, to -> to.capture(to.audioSource(48_000, 1, 1_000), samples));
    }
}
