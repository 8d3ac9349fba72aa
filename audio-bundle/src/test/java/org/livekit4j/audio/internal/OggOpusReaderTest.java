package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.internal.OggFixture.Encoded;
import org.livekit4j.audio.opus.OpusHead;
import org.livekit4j.testing.files.Sound;

/** What is heard of Ogg files that are as they should be. */
@Timeout(60)
class OggOpusReaderTest {
    private static final int PACKET = 960;
    private static final int PRE_SKIP_AT = 10;
    private static final int GAIN_AT = 16;

    @TempDir
    private Path folder;

    private List<AudioFrame> frames(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("file"), bytes);
        try (PlayableFile file = PlayableFiles.open(path)) {
            assertThat(file.sampleRate()).isEqualTo(Sound.RATE);
            List<AudioFrame> frames = new ArrayList<>();
            for (AudioFrame frame = file.read(480); frame != null; frame = file.read(480)) {
                assertThat(frame.samplesPerChannel()).isBetween(1, 480);
                frames.add(frame);
            }
            assertThat(file.read(480)).isNull();
            assertThat(file.samplesPerChannel())
                    .isEqualTo(frames.stream().mapToLong(AudioFrame::samplesPerChannel).sum());
            return frames;
        }
    }

    private short[] samples(byte[] bytes) throws IOException {
        List<AudioFrame> frames = frames(bytes);
        return frames.isEmpty() ? new short[0] : AudioFrame.concatenate(frames).data();
    }

    private static Encoded tone(int hertz, int count) throws IOException {
        return OggFixture.encode(Sound.tone(hertz, 0, count), 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "1, 50", "480, 1", "960, 50", "47999, 50", "96123, 7", "96123, 50", "96123, 200"})
    void shouldYieldExactlyTheSamplesThatWereEncoded(int count, int packetsOfPage) throws Exception {
        short[] read = samples(OggFixture.file(tone(440, count), packetsOfPage));

        assertThat(read).hasSize(count);
        if (count > Sound.RATE) {
            assertThat(Sound.peak(read, 0)).isCloseTo(440, within(15));
            assertThat(Sound.level(read, 0, count)).isCloseTo(Sound.level(Sound.tone(440, 0, count), 0, count), within(600.0));
        }
    }

    @Test
    void shouldKeepChannelsApartWhenItIsStereo() throws Exception {
        short[] left = Sound.tone(500, 0, 50_001);
        short[] right = Sound.tone(900, 0, 50_001);
        short[] both = new short[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            both[2 * i] = left[i];
            both[2 * i + 1] = right[i];
        }
        AudioFrame read = AudioFrame.concatenate(frames(OggFixture.file(OggFixture.encode(both, 2), 50)));

        assertThat(read.numChannels()).isEqualTo(2);
        assertThat(read.samplesPerChannel()).isEqualTo(50_001);
        assertThat(Sound.peak(channel(read, 0), 0)).isCloseTo(500, within(15));
        assertThat(Sound.peak(channel(read, 1), 0)).isCloseTo(900, within(15));
    }

    private static short[] channel(AudioFrame frame, int channel) {
        short[] samples = new short[frame.samplesPerChannel()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = frame.data()[i * frame.numChannels() + channel];
        }
        return samples;
    }

    @Test
    void shouldLeaveOutWhatTheHeadSays() throws Exception {
        Encoded tone = tone(440, 48_000);
        short[] all = samples(OggFixture.file(tone, 50));
        byte[] head = tone.head();
        int more = 3 * PACKET + 7;
        head[PRE_SKIP_AT] = (byte) (tone.preSkip() + more);
        head[PRE_SKIP_AT + 1] = (byte) (tone.preSkip() + more >> 8);
        short[] read = samples(new OggFixture().headers(head).audio(tone, 50).bytes());
        assertThat(read).isEqualTo(Arrays.copyOfRange(all, more, all.length));

        Arrays.fill(head, PRE_SKIP_AT, PRE_SKIP_AT + 2, (byte) 0xff);
        assertThat(samples(new OggFixture().headers(head).audio(tone, 50).bytes())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-6, 0.501", "-20, 0.1", "3, 1.413", "0, 1", "-127, 0"})
    void shouldApplyTheGainOfTheHead(int decibels, double factor) throws Exception {
        Encoded tone = tone(440, 48_000);
        double before = Sound.level(samples(OggFixture.file(tone, 50)), 0, 48_000);
        byte[] head = tone.head();
        head[GAIN_AT + 1] = (byte) decibels;
        short[] read = samples(new OggFixture().headers(head).audio(tone, 50).bytes());
        assertThat(Sound.level(read, 0, 48_000)).isCloseTo(factor * before, within(0.01 * before));
    }

    @Test
    void shouldClipWhenTheGainIsTooMuch() throws Exception {
        Encoded tone = tone(440, 48_000);
        byte[] head = tone.head();
        head[GAIN_AT + 1] = 40;
        short[] read = samples(new OggFixture().headers(head).audio(tone, 50).bytes());
        assertThat(Sound.level(read, 0, 48_000)).isGreaterThan(30_000);
        assertThat(Sound.peak(read, 0)).isCloseTo(440, within(15));
    }

    @Test
    void shouldEndWhereItsLastPageSays() throws Exception {
        Encoded tone = tone(440, 48_000);
        short[] all = samples(OggFixture.file(tone, 50));
        Encoded shorter = new Encoded(tone.packets(), 1, tone.preSkip(), 10_000);
        assertThat(samples(OggFixture.file(shorter, 100))).isEqualTo(Arrays.copyOf(all, 10_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255})
    void shouldJoinPacketsWhenTheySpanPages(int segmentsOfPage) throws Exception {
        short[] noise = new short[2 * 24_000]; // packets of it have more than 255 bytes
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (i * 2_654_435_761L >> 8);
        }
        Encoded encoded = OggFixture.encode(noise, 2, 256_000);
        byte[] cut = new OggFixture().headers(encoded.head()).cut(encoded.packets(), segmentsOfPage, encoded.end()).bytes();
        assertThat(encoded.packets()).extracting(packet -> packet.length).anyMatch(length -> length > 510);
        assertThat(samples(cut)).isEqualTo(samples(OggFixture.file(encoded, 10))).hasSize(2 * 24_000);
    }

    @Test
    void shouldIgnoreStreamsThatLieBesideIt() throws Exception {
        Encoded tone = tone(440, 48_000);
        OggFixture expected = new OggFixture().headers(tone.head()).audio(tone, 10);
        OggFixture file = new OggFixture().raw(other(OggFixture.FIRST, 0, "fishead\0"));
        List<Integer> pages = OggFixture.pagesOf(expected.bytes());
        for (int i = 0; i + 1 < pages.size(); i++) {
            file.raw(Arrays.copyOfRange(expected.bytes(), pages.get(i), pages.get(i + 1)));
            file.raw(other(i == 0 ? OggFixture.FIRST : 0, i + 1, "\u0080theora"));
        }
        assertThat(samples(file.bytes())).isEqualTo(samples(expected.bytes()));
    }

    private static byte[] other(int flags, int number, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return OggFixture.page(flags, number * 1_000L, 7, number, OggFixture.lacing(bytes), bytes);
    }

    @Test
    void shouldPlayStreamsThatFollowEachOther() throws Exception {
        Encoded mono = tone(440, 48_000);
        Encoded stereo = OggFixture.encode(Sound.tone(700, 0, 2 * 24_001), 2);
        List<AudioFrame> frames = frames(new OggFixture().raw(OggFixture.file(mono, 50)).raw(OggFixture.file(stereo, 50))
                .raw(OggFixture.file(mono, 50)).bytes());
        for (int numChannels : new int[]{1, 2}) {
            assertThat(frames.stream().filter(frame -> frame.numChannels() == numChannels)
                    .mapToInt(AudioFrame::samplesPerChannel).sum()).isEqualTo(numChannels == 1 ? 96_000 : 24_001);
        }
    }

    @Test
    void shouldPlayTheNextStreamWhenTheOneBeforeHasNoLastPage() throws Exception {
        Encoded tone = tone(440, 48_000);
        byte[] file = OggFixture.file(tone, 10);
        List<Integer> pages = OggFixture.pagesOf(file);
        byte[] open = Arrays.copyOf(file, pages.get(pages.size() - 2));
        int count = samples(open).length;
        assertThat(count).isEqualTo(50 * PACKET - tone.preSkip());
        assertThat(samples(new OggFixture().raw(open).raw(file).bytes())).hasSize(count + 48_000);
    }

    @Test
    void shouldBeginAnywhereWhenItWasRecordedFromARadio() throws Exception {
        Encoded tone = tone(440, 48_000);
        byte[] file = OggFixture.file(tone, 10);
        byte[] first = tone.packets().getFirst();
        OggFixture radio = new OggFixture().headers(tone.head()).number(70_000)
                .raw(OggFixture.page(OggFixture.CONTINUED, -1, OggFixture.SERIAL, 69_998, new byte[]{-1}, new byte[255]));
        byte[] fragment = new byte[100];
        byte[][] packets = tone.packets().toArray(byte[][]::new);
        byte[] joined = Arrays.copyOf(fragment, fragment.length + first.length);
        System.arraycopy(first, 0, joined, fragment.length, first.length);
        radio.raw(OggFixture.page(OggFixture.CONTINUED, 8_000_000 + PACKET, OggFixture.SERIAL, 69_999,
                OggFixture.lacing(fragment, first), joined));
        radio.page(OggFixture.LAST, 8_000_000 + tone.end(), Arrays.copyOfRange(packets, 1, packets.length));
        assertThat(samples(radio.bytes())).isEqualTo(samples(file));
    }

    @Test
    void shouldEndWithItsLastWholePageWhenItWasCutOff() throws Exception {
        byte[] file = OggFixture.file(tone(440, 48_000), 10);
        List<Integer> pages = OggFixture.pagesOf(file);
        int third = pages.get(4);
        short[] whole = samples(Arrays.copyOf(file, third));
        assertThat(whole).isEqualTo(Arrays.copyOf(samples(file), whole.length)).isNotEmpty();
        for (int more : new int[]{1, 3, 5, 26, 30, 100}) {
            assertThat(samples(Arrays.copyOf(file, third + more))).isEqualTo(whole);
        }
    }

    @Test
    void shouldIgnoreWhatIsAppendedBehindItsEnd() throws Exception {
        byte[] file = OggFixture.file(tone(440, 4_800), 50);
        assertThat(samples(Arrays.copyOf(file, file.length + 128))).isEqualTo(samples(file));
    }

    @Test
    void shouldPassCommentsOfAnySize() throws Exception {
        Encoded tone = tone(440, 4_800);
        byte[] comments = Arrays.copyOf(OpusHead.comments("test"), 3_000_000);
        byte[] file = new OggFixture().page(OggFixture.FIRST, 0, tone.head()).cut(List.of(comments), 255, 0).bytes();
        List<Integer> pages = OggFixture.pagesOf(file);
        file[pages.get(pages.size() - 2) + 5] &= ~OggFixture.LAST;
        OggFixture.seal(file, pages.get(pages.size() - 2), pages.getLast() - pages.get(pages.size() - 2));
        OggFixture all = new OggFixture().raw(file).number(pages.size() - 1).audio(tone, 50);
        assertThat(samples(all.bytes())).hasSize(4_800);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldPlayMappingsOfOneDecoder(int numChannels) throws Exception {
        Encoded tone = OggFixture.encode(Sound.tone(440, 0, 4_800 * numChannels), numChannels);
        byte[] head = Arrays.copyOf(tone.head(), 21 + numChannels);
        head[18] = 1;
        head[19] = 1;
        head[20] = (byte) (numChannels - 1);
        head[head.length - 1] = (byte) (numChannels - 1);
        assertThat(samples(new OggFixture().headers(head).audio(tone, 50).bytes()))
                .isEqualTo(samples(OggFixture.file(tone, 50)));
    }
}
