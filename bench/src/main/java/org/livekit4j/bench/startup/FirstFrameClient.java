package org.livekit4j.bench.startup;

import java.time.Duration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;

/** Says when the first frame has come back, in plain Java. */
public final class FirstFrameClient {
    private static final int RATE = 48_000;
    private static final Duration FRAME = Duration.ofMillis(10);

    private FirstFrameClient() {}

    public static void main(String[] args) throws Exception {
        FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
        FfiEventQueue queue = FfiQueues.open(client);
        Audio audio = ServiceFactory.open(Audio.class, client, queue::subscribe).service();
        AudioSource source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(0));
        AudioStream stream = audio.openStream(audio.createTrack("bench", source), AudioStreamOptions.DEFAULTS);
        AudioFrame frame = new AudioFrame(new short[RATE / 100], RATE, 1);
        do {
            source.capture(frame);
        } while (stream.poll(FRAME) == null);
        System.out.println("{\"first_frame_ns\":" + System.nanoTime() + "}");
        Runtime.getRuntime().halt(0);
    }
}
