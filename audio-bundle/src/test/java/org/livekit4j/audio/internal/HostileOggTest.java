package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.internal.OggFixture.Encoded;
import org.livekit4j.testing.files.Sound;

/** Whatever is in a file: it is played or refused, and that comes to an end. */
@Timeout(300)
class HostileOggTest {
    /** Of a file that is no longer than those that are made here. */
    private static final long MAX_SAMPLES = 10L * Sound.RATE;

    @TempDir
    private Path folder;

    /** True if it is played to its end. */
    private boolean plays(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("hostile.opus"), bytes);
        long samples = 0;
        try (PlayableFile file = PlayableFiles.open(path)) {
            assertThat(file.samplesPerChannel()).isNotNegative();
            for (AudioFrame frame = file.read(480); frame != null; frame = file.read(480)) {
                assertThat(frame.samplesPerChannel()).isPositive();
                samples += frame.samplesPerChannel();
                assertThat(samples).isLessThan(MAX_SAMPLES);
            }
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("hostile.opus").message().hasSizeGreaterThan(path.toString().length() + 10);
            return false;
        }
    }

    private static Encoded sound() throws IOException {
        return OggFixture.encode(Sound.tone(440, 0, 2 * 3_500), 2);
    }

    private static byte[] file() throws IOException {
        return OggFixture.file(sound(), 2);
    }

    @Test
    void shouldPlayOrRefuseItWhereverItIsCutOff() throws Exception {
        byte[] file = file();
        int headers = OggFixture.pagesOf(file).get(2);
        for (int length = 0; length <= file.length; length++) {
            assertThat(plays(Arrays.copyOf(file, length))).as("of %d bytes", length).isEqualTo(length >= headers);
        }
    }

    @Test
    void shouldPlayOrRefuseItWhicheverByteIsWrong() throws Exception {
        byte[] file = file();
        int played = 0;
        for (int at = 0; at < file.length; at++) {
            for (int change : new int[]{1, 0xff}) {
                byte[] wrong = file.clone();
                wrong[at] ^= (byte) change;
                played += plays(wrong) ? 1 : 0;
            }
        }
        assertThat(played).isLessThan(file.length / 10);
    }

    /** So that what is wrong is found by what the page says, and not by its checksum. */
    @Test
    void shouldPlayOrRefuseItWhicheverByteIsWrongWhenTheChecksumIsRight() throws Exception {
        byte[] file = file();
        List<Integer> pages = OggFixture.pagesOf(file);
        int page = 0;
        for (int at = 0; at < file.length; at++) {
            page += at == pages.get(page + 1) ? 1 : 0;
            for (int change : new int[]{1, 0xff}) {
                byte[] wrong = file.clone();
                wrong[at] ^= (byte) change;
                OggFixture.seal(wrong, pages.get(page), pages.get(page + 1) - pages.get(page));
                plays(wrong);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldPlayOrRefuseItWhenPacketsAreGarbage(long seed) throws Exception {
        Random random = new Random(seed);
        Encoded sound = sound();
        for (int round = 0; round < 150; round++) {
            int numChannels = 1 + random.nextInt(2);
            List<byte[]> packets = sound.packets().stream().map(packet -> garbage(packet, random)).toList();
            plays(OggFixture.file(new Encoded(packets, numChannels, random.nextInt(1 << 16), random.nextInt(1 << 16)),
                    1 + random.nextInt(5)));
        }
    }

    private static byte[] garbage(byte[] packet, Random random) {
        byte[] garbage = random.nextBoolean() ? packet.clone() : new byte[1 + random.nextInt(400)];
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(garbage);
            case 1 -> garbage[random.nextInt(garbage.length)] ^= (byte) (1 + random.nextInt(255));
            default -> garbage[0] = (byte) (random.nextInt(256) & ~3);
        }
        return garbage;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldPlayOrRefuseItWhenPagesAreMixedUp(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] file = file();
        List<Integer> pages = OggFixture.pagesOf(file);
        for (int round = 0; round < 300; round++) {
            OggFixture mixed = new OggFixture().raw(Arrays.copyOf(file, pages.get(random.nextInt(3))));
            for (int i = random.nextInt(12); i > 0; i--) {
                int page = random.nextInt(pages.size() - 1);
                byte[] bytes = Arrays.copyOfRange(file, pages.get(page), pages.get(page + 1));
                for (int changes = random.nextInt(3); changes > 0; changes--) {
                    bytes[4 + random.nextInt(30)] = (byte) random.nextInt(8);
                }
                OggFixture.seal(bytes, 0, bytes.length);
                mixed.raw(bytes);
            }
            plays(mixed.bytes());
        }
    }
}
