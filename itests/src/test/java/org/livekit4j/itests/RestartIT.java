package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.function.IntSupplier;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoStream;

/** Bundles are stopped and started while media flow: what does not depend on them does not notice. */
public class RestartIT extends InFelix {
    private static final int ROUNDS = 4;
    private static final String FFI = "org.livekit4j.ffi";
    private static final String QUEUE = "org.livekit4j.queue";
    private static final String AUDIO = "org.livekit4j.audio";
    private static final String VIDEO = "org.livekit4j.video";

    @Test
    public void shouldNotDisturbVideoWhenTheAudioBundleIsRestarted() throws Exception {
        try (MediaFlow flow = MediaFlow.of(services().get(Video.class))) {
            for (int round = 0; round < ROUNDS; round++) {
                Audio audio = services().get(Audio.class);
                AudioLine line = AudioLine.direct(audio);
                AudioStream stream = line.listen();
                line.sendNumbered(1, 5);
                await().until(() -> stream.statistics().received() == 5);
                goesOn(flow::received);

                services().stop(AUDIO, Audio.class);
                assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
                assertThat(AudioLine.takeNumbers(stream, 5)).containsExactly(1, 2, 3, 4, 5);
                assertThat(stream.take()).isNull();
                assertThatThrownBy(() -> line.sendNumbered(6, 6)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(line::listen).isInstanceOf(IllegalStateException.class);
                goesOn(flow::received);

                services().start(AUDIO, Audio.class);
                goesOn(flow::received);
            }
        }
    }

    @Test
    public void shouldNotDisturbVideoWhenTheAudioBundleIsUpdatedAndRefreshed() throws Exception {
        Video video = services().get(Video.class);
        try (MediaFlow flow = MediaFlow.of(video)) {
            for (int round = 0; round < ROUNDS; round++) {
                AudioStream stream = AudioLine.direct(services().get(Audio.class)).listen();
                services().update(AUDIO);

                assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
                try (MediaFlow again = MediaFlow.of(services().get(Audio.class))) {
                    goesOn(again::received);
                }
                goesOn(flow::received);
            }
        }
        assertThat(services().get(Video.class)).isSameAs(video);
    }

    @Test
    public void shouldNotDisturbAudioWhenTheVideoBundleIsRestarted() throws Exception {
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            for (int round = 0; round < ROUNDS; round++) {
                VideoLine line = VideoLine.open(services().get(Video.class));
                VideoStream stream = line.watch();
                line.sendNumbered(1, 5);
                await().until(() -> stream.statistics().received() == 5);
                goesOn(flow::received);

                services().stop(VIDEO, Video.class);
                assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
                assertThat(VideoLine.takeNumbers(stream, 5)).containsExactly(1, 2, 3, 4, 5);
                assertThat(stream.take()).isNull();
                assertThatThrownBy(() -> line.sendNumbered(6, 6)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(line::watch).isInstanceOf(IllegalStateException.class);
                goesOn(flow::received);

                services().start(VIDEO, Video.class);
                goesOn(flow::received);
            }
        }
    }

    @Test
    public void shouldResumeStreamsWhenTheQueueBundleIsRestarted() throws Exception {
        Audio audio = services().get(Audio.class);
        Video video = services().get(Video.class);
        FfiClient ffi = services().get(FfiClient.class);
        try (AudioLine sound = AudioLine.direct(audio);
                AudioStream heard = sound.listen();
                VideoLine pictures = VideoLine.open(video);
                VideoStream seen = pictures.watch()) {
            for (int round = 0; round < ROUNDS; round++) {
                sound.sendNumbered(1, 5);
                pictures.sendNumbered(1, 5);
                assertThat(AudioLine.takeNumbers(heard, 5)).containsExactly(1, 2, 3, 4, 5);
                assertThat(VideoLine.takeNumbers(seen, 5)).containsExactly(1, 2, 3, 4, 5);

                services().stop(QUEUE, FfiEventQueue.class);
                long unwanted = ffi.events().unwanted();
                sound.sendNumbered(101, 105);
                pictures.sendNumbered(101, 105);
                await("nobody wants them").until(() -> ffi.events().unwanted() == unwanted + 10);
                assertThat(heard.end()).isEmpty();
                assertThat(seen.end()).isEmpty();

                services().start(QUEUE, FfiEventQueue.class);
                sound.sendNumbered(201, 205);
                pictures.sendNumbered(201, 205);
                assertThat(AudioLine.takeNumbers(heard, 5)).containsExactly(201, 202, 203, 204, 205);
                assertThat(VideoLine.takeNumbers(seen, 5)).containsExactly(201, 202, 203, 204, 205);
            }
            assertThat(services().get(Audio.class)).isSameAs(audio);
            assertThat(services().get(Video.class)).isSameAs(video);
        }
    }

    @Test
    public void shouldComeBackWhenTheFfiBundleIsRestarted() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            AudioLine line = AudioLine.direct(services().get(Audio.class));
            AudioStream stream = line.listen();
            VideoStream seen = VideoLine.open(services().get(Video.class)).watch();
            FfiClient before = services().get(FfiClient.class);

            services().stop(FFI, FfiClient.class);
            assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
            assertThat(seen.end()).contains(StreamEnd.SERVICE_STOPPED);
            assertThat(services().has(Audio.class)).isFalse();
            assertThat(services().has(Video.class)).isFalse();
            assertThat(services().has(FfiEventQueue.class)).isFalse();
            assertThat(before.health().state()).isEqualTo(FfiHealth.State.STOPPED);
            assertThat(before.handles().live()).isZero();

            FfiClient after = services().start(FFI, FfiClient.class);
            assertThat(after).isNotSameAs(before);
            assertThat(after.health().state()).isEqualTo(FfiHealth.State.READY);
            try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
                goesOn(flow::received);
            }
        }
    }

    private static void goesOn(IntSupplier received) {
        int now = received.getAsInt();
        await("media go on").until(() -> received.getAsInt() > now + 20);
    }
}
