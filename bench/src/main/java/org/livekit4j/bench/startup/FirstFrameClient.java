package org.livekit4j.bench.startup;

import java.time.Duration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.bench.measure.ProcessStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;

/** Says when the first frame has come back, in plain Java, and what the process holds when a hundred have. */
public final class FirstFrameClient {
    private static final int RATE = 48_000;
    private static final Duration FRAME = Duration.ofMillis(10);

    private static final int FRAMES = 100;

    private FirstFrameClient() {}

    private static void hear(int frames, AudioSource source, AudioStream stream) throws InterruptedException {
        AudioFrame frame = new AudioFrame(new short[RATE / 100], RATE, 1);
        for (int heard = 0; heard < frames;) {
            source.capture(frame);
            if (stream.poll(FRAME) != null) {
                heard++;
            }
        }
    }

    public static void main(String[] args) throws Exception {
        FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
        FfiEventQueue queue = FfiQueues.open(client);
        Audio audio = ServiceFactory.open(Audio.class, client, queue::subscribe).service();
        AudioSource source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(0));
        AudioStream stream = audio.openStream(audio.createTrack("bench", source), AudioStreamOptions.DEFAULTS);
        hear(1, source, stream);
        long first = System.nanoTime();
        hear(FRAMES - 1, source, stream);
        System.out.println("{\"first_frame_ns\":" + first + ",\"rss_kb\":" + ProcessStatus.read("VmRSS") + "}");
        Runtime.getRuntime().halt(0);
    }
}
