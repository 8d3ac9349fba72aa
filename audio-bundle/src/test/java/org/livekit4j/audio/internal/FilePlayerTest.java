package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.PlaybackEnd;
import org.livekit4j.audio.WavReader;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.testing.files.Sound;

@Timeout(60)
class FilePlayerTest {
    private static final int RATE = 8_000;
    private static final int BLOCK = RATE / 100;

    private final HeldClient client = new HeldClient();
    private final CapturePacer pacer = new CapturePacer();
    private NativeAudioSource source = new NativeAudioSource(client, pacer,
            AudioSourceOptions.of(RATE, 1).withQueueSizeMs(50), closed -> {
            });
    private final List<Object> closed = new ArrayList<>();
    private final List<DoublingResampler> resamplers = new ArrayList<>();
    private final Queue<Short> handedOver = new ArrayDeque<>();
    @TempDir
    private Path folder;
    private FilePlayer player;

    /** Of a ramp, so that each sample can be told. */
    private FilePlayer player(int rate, int samples) throws IOException {
        Path file = folder.resolve("ramp.wav");
        short[] ramp = new short[samples];
        for (int i = 0; i < samples; i++) {
            ramp[i] = (short) (i + 1);
        }
        try (WavWriter wav = WavWriter.create(file, rate, 1)) {
            wav.write(new AudioFrame(ramp, rate, 1));
        }
        player = new FilePlayer("ramp.wav", new PlayableWav(WavReader.open(file)), source, options -> {
            DoublingResampler made = new DoublingResampler(options);
            resamplers.add(made);
            return made;
        }, closed::add);
        return player;
    }

    @AfterEach
    void close() {
        player.close();
        assertThat(resamplers).allMatch(resampler -> resampler.closed);
        source.close();
        pacer.close();
    }

    /** The next samples, whatever pieces they are handed over in. */
    private short[] next(int count) throws InterruptedException {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            while (handedOver.isEmpty()) {
                accept(client.captures.poll(30, TimeUnit.SECONDS));
            }
            samples[i] = handedOver.remove();
        }
        return samples;
    }

    private void accept(HeldClient.Capture capture) {
        capture.accept();
        for (short sample : capture.samples()) {
            handedOver.add(sample);
        }
    }

    @Test
    void shouldPlayEachSampleOnceAndEndWithSilenceWhenTheLastBlockIsNotFull() throws Exception {
        player(RATE, 3 * BLOCK + 5).play();
        player.play();
        for (int block = 0; block < 3; block++) {
            short[] samples = next(BLOCK);
            for (int i = 0; i < BLOCK; i++) {
                assertThat(samples[i]).isEqualTo((short) (block * BLOCK + i + 1));
            }
        }
        assertThat(next(BLOCK)).startsWith(3 * BLOCK + 1).endsWith(0, 0);
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
        assertThat(player.ended().get()).isEqualTo(PlaybackEnd.COMPLETED);
        assertThat(client.captures).isEmpty();
        assertThat(handedOver).isEmpty();
        assertThat(client.clears).hasValue(0);
        assertThat(player.position()).isEqualTo(player.duration()).isEqualTo(Duration.ofNanos(30_625_000));
        await().untilAsserted(() -> assertThat(closed).containsExactly(player));
    }

    @Test
    void shouldConvertWhenTheFileHasAnotherRate() throws Exception {
        player(RATE / 2, BLOCK).play();
        short[] first = next(BLOCK);
        short[] second = next(BLOCK);
        assertThat(first).startsWith(1, 1, 2, 2);
        assertThat(second).endsWith(BLOCK - 1, BLOCK - 1, BLOCK, BLOCK);
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
    }

    @Test
    void shouldHandOverNothingWhilePaused() throws Exception {
        player(RATE, 100 * BLOCK);
        assertThat(player.isPlaying()).isFalse();
        player.play();
        assertThat(next(1)).containsExactly(1);
        assertThat(player.isPlaying()).isTrue();
        player.pause();
        for (HeldClient.Capture onItsWay; (onItsWay = client.captures.poll(200, TimeUnit.MILLISECONDS)) != null;) {
            accept(onItsWay);
        }
        int last = 1 + handedOver.size();
        handedOver.clear();
        assertThat(last).isLessThan(100 * BLOCK);
        assertThat(player.isPlaying()).isFalse();

        player.play();
        assertThat(next(1)).containsExactly(last + 1);
    }

    @Test
    void shouldDiscardWhatIsQueuedWhenItIsStopped() throws Exception {
        player(RATE, 100 * BLOCK).play();
        next(1);
        client.captures.poll(30, TimeUnit.SECONDS).accept();
        player.close();
        answerAll();
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.STOPPED);
        assertThat(client.clears).hasPositiveValue();
        player.play();
        assertThat(player.isPlaying()).isFalse();
    }

    private void answerAll() {
        await().until(() -> {
            for (HeldClient.Capture left = client.captures.poll(); left != null; left = client.captures.poll()) {
                left.accept();
            }
            return player.ended().isDone();
        });
    }

    @Test
    void shouldBeStoppedWhenItIsClosedBeforeItPlays() throws Exception {
        player(RATE, BLOCK).close();
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.STOPPED);
        assertThat(client.captures).isEmpty();
        assertThat(closed).containsExactly(player);
    }

    @Test
    void shouldSayThatItsSourceFailedWhenThatIsClosed() throws Exception {
        player(RATE, 100 * BLOCK).play();
        next(1);
        source.close();
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.SOURCE_FAILED);
    }

    @Test
    void shouldPlayOpusToItsLastSampleWhenItIsInOgg() throws Exception {
        ogg(OggFixture.file(OggFixture.encode(Sound.tone(440, 0, 1_000), 1), 50)).play();
        short[] first = next(480);
        short[] second = next(480);
        short[] third = next(480);
        assertThat(Sound.level(first, 200, 280)).isGreaterThan(5_000);
        assertThat(Sound.level(second, 0, 480)).isGreaterThan(5_000);
        assertThat(third).endsWith(new short[440]).startsWith(third[0]);
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
        assertThat(player.position()).isEqualTo(player.duration()).isEqualTo(Duration.ofNanos(20_833_333));
    }

    @Test
    void shouldSayThatItsFileFailedWhenThatIsDamagedInTheMiddle() throws Exception {
        byte[] bytes = OggFixture.file(OggFixture.encode(Sound.tone(440, 0, 9_600), 1), 2);
        bytes[OggFixture.pagesOf(bytes).get(4) + 50] ^= 1;
        ogg(bytes).play();
        next(2 * 2 * 960 - 480);
        answerAll();
        assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.FILE_FAILED);
        await().untilAsserted(() -> assertThat(closed).containsExactly(player));
    }

    /** Into a source of 48 kHz. */
    private FilePlayer ogg(byte[] bytes) throws IOException {
        source.close();
        source = new NativeAudioSource(client, pacer, AudioSourceOptions.of(Sound.RATE, 1).withQueueSizeMs(50), closed -> {
        });
        Path file = Files.write(folder.resolve("tone.opus"), bytes);
        player = new FilePlayer("tone.opus", PlayableFiles.open(file), source, options -> null, closed::add);
        return player;
    }

    @Test
    void shouldRefuseAFileWhoseRateCannotBeConverted() throws Exception {
        Path file = folder.resolve("slow.wav");
        WavWriter.create(file, 8, 1).close();
        player(RATE, 1);
        try (WavReader slow = WavReader.open(file)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new FilePlayer("slow.wav", new PlayableWav(slow), source, options -> null, closed::add))
                    .withMessageContaining("96 times");
        }
    }
}
