package org.livekit4j.audio.internal;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;

/** A source whose native side answers when a test wants it to. */
abstract class AudioSourceFixture {
    static final int RATE = 8_000;
    static final int TEN_MS = RATE / 100;
    static final AudioFrame SHORT = AudioFrame.silence(RATE, 1, TEN_MS);

    final HeldClient client = new HeldClient();
    final CapturePacer pacer = new CapturePacer();
    final NativeAudioSource source = new NativeAudioSource(client, pacer, AudioSourceOptions.of(RATE, 1), closed -> {
    });

    @AfterEach
    void close() {
        source.close();
        pacer.close();
    }

    final HeldClient.Capture handedOver() throws InterruptedException {
        return client.captures.poll(10, TimeUnit.SECONDS);
    }
}
