package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.internal.OggFixture.Encoded;
import org.livekit4j.testing.files.Sound;

/** What is said of files that cannot be played. */
@Timeout(60)
class OggOpusRefusalTest {
    @TempDir
    private Path folder;

    private void assertRefused(byte[] bytes, String... texts) throws IOException {
        Path path = Files.write(folder.resolve("some.opus"), bytes);
        assertThatThrownBy(() -> {
            try (PlayableFile file = PlayableFiles.open(path)) {
                while (file.read(480) != null) {
                    // To its end
                }
            }
        }).isInstanceOf(IOException.class).hasMessageContainingAll("some.opus").hasMessageContainingAll(texts);
    }

    private static Encoded tone() throws IOException {
        return OggFixture.encode(Sound.tone(440, 0, 24_000), 1);
    }

    private static OggFixture headers() throws IOException {
        return new OggFixture().headers(tone().head());
    }

    /** With its head changed at one byte. */
    private static byte[] withHead(int at, int value) throws IOException {
        byte[] head = tone().head();
        head[at] = (byte) value;
        return new OggFixture().headers(head).audio(tone(), 10).bytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RIF", "fLaC and more", "ID3 and more", "oggs"})
    void shouldNameWhatIsPlayedWhenItIsOfAnotherKind(String content) throws Exception {
        assertRefused(content.getBytes(StandardCharsets.US_ASCII), "WAV and Ogg with Opus", "JavaSound.frames");
    }

    @Test
    void shouldSaySoWhenThereIsNoFile() {
        assertThatThrownBy(() -> PlayableFiles.open(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> PlayableFiles.open(folder)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"'\u0001vorbis', Vorbis", "'\u007fFLAC', FLAC", "'Speex   ', Speex", "'\u0080theora', Theora",
        "other, an unknown codec"})
    void shouldNameTheCodecWhenItIsAnother(String sign, String name) throws Exception {
        byte[] head = Arrays.copyOf(sign.getBytes(StandardCharsets.ISO_8859_1), 30);
        byte[] other = new OggFixture().page(OggFixture.FIRST, 0, head).page(OggFixture.LAST, 0, new byte[10]).bytes();
        assertRefused(other, "here is " + name + ", and of the codecs in Ogg files only Opus is played");
        byte[] tone = OggFixture.file(tone(), 10);
        assertRefused(new OggFixture().raw(tone).raw(other).bytes(), "from byte " + tone.length + " on", name);
    }

    @Test
    void shouldSayWhatIsWrongWithTheHead() throws Exception {
        assertRefused(withHead(8, 16), "version 16");
        assertRefused(withHead(9, 0), "0 channels in the mapping family 0");
        assertRefused(withHead(9, 6), "6 channels in the mapping family 0", "mono and stereo are played");
        assertRefused(withHead(18, 1), "1 channels in the mapping family 1");
        assertRefused(withHead(18, 255), "mapping family 255");
        assertRefused(new OggFixture().headers(Arrays.copyOf(tone().head(), 18)).bytes(), "18 bytes");
    }

    @Test
    void shouldSayWhatIsWrongWithTheComments() throws Exception {
        OggFixture head = new OggFixture().page(OggFixture.FIRST, 0, tone().head());
        assertRefused(head.bytes(), "ends within the headers");
        assertRefused(head.audio(tone(), 10).bytes(), "comments of Opus are missing");
    }

    @Test
    void shouldSayWhereAPageIsDamaged() throws Exception {
        byte[] file = OggFixture.file(tone(), 5);
        List<Integer> pages = OggFixture.pagesOf(file);
        byte[] damaged = file.clone();
        damaged[pages.get(3) + 100] ^= 1;
        assertRefused(damaged, "from byte " + pages.get(3) + " on", "checksum");
        damaged = file.clone();
        damaged[pages.get(3)] = 'o';
        assertRefused(damaged, "from byte " + pages.get(3) + " on", "no page begins here");
    }

    @Test
    void shouldSayWhichPageIsMissing() throws Exception {
        byte[] file = OggFixture.file(tone(), 5);
        List<Integer> pages = OggFixture.pagesOf(file);
        byte[] without = new OggFixture().raw(Arrays.copyOf(file, pages.get(3)))
                .raw(Arrays.copyOfRange(file, pages.get(4), file.length)).bytes();
        assertRefused(without, "from byte " + pages.get(3) + " on", "page 3 of the stream is missing, and page 4 is here");
    }

    @Test
    void shouldSaySoWhenItsFirstPageBeginsNothing() throws Exception {
        byte[] file = OggFixture.file(tone(), 5);
        assertRefused(Arrays.copyOfRange(file, OggFixture.pagesOf(file).get(1), file.length), "begins no stream");
    }

    @Test
    void shouldSaySoWhenPagesDoNotFit() throws Exception {
        byte[] packet = tone().packets().getFirst();
        assertRefused(headers().page(0, 960, packet).page(OggFixture.CONTINUED, 1_920, packet).bytes(), "has not begun");
        byte[] begun = OggFixture.page(0, -1, OggFixture.SERIAL, 2, new byte[]{-1}, new byte[255]);
        assertRefused(headers().raw(begun).number(3).page(OggFixture.LAST, 960, packet).bytes(), "is not continued");
        assertRefused(headers().page(0, Long.MIN_VALUE, packet).bytes(), "position of this page is -9223372036854775808");
        assertRefused(headers().page(0, Long.MAX_VALUE, packet).bytes(), "position of this page is 9223372036854775807");
    }

    @Test
    void shouldSaySoWhenAPacketIsTooLong() throws Exception {
        assertRefused(headers().cut(List.of(new byte[70_000]), 255, 960).bytes(), "more than 61440 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "03", "0300", "0331", "1b0d"})
    void shouldSaySoWhenAPacketIsNoneOfOpus(String hexadecimal) throws Exception {
        byte[] packet = HexFormat.of().parseHex(hexadecimal);
        assertRefused(headers().page(OggFixture.LAST, 960, packet).bytes(), packet.length + " bytes is none of Opus");
    }

    @Test
    void shouldSaySoWhenAPacketCannotBeDecoded() throws Exception {
        byte[] packet = {3, 2, 1, 1, 1}; // two frames of one length, in three bytes
        assertRefused(headers().page(OggFixture.LAST, 960, packet).bytes(), "a packet of 5 bytes cannot be decoded");
    }

    @Test
    void shouldSayNothingWhenThereIsNoAudio() throws Exception {
        Path path = Files.write(folder.resolve("empty.opus"), headers().bytes());
        try (PlayableFile file = PlayableFiles.open(path)) {
            assertThat(file.samplesPerChannel()).isZero();
            assertThat(file.read(480)).isNull();
        }
    }
}
