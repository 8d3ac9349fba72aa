package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** What recorded files must be like, as another program reads them. */
final class RecordedMedia {
    /** Green, as it is in I420. */
    private static final int[] GREEN_YUV = {145, 54, 34};
    private static final int BLACK_Y = 16;
    private static final int CLOSE = 15;
    private static final int TOLERANCE = 25;
    /** How far apart sound and pictures are varies by less where the machine keeps up, in seconds. */
    private static final double STEADY = 0.04;
    private static final int ENOUGH = 5;
    /** What is further apart belongs to different flashes. */
    private static final double FAR = 0.5;
    private static final int AUDIBLE = 1_500;

    private RecordedMedia() {}

    private static double seconds(RecordedFile file) {
        return file.duration().toMillis() / 1_000.0;
    }

    /** The last picture is seen for as long as those before it, which may be longer than the sound. */
    static void assertComplete(RecordedFile file) throws Exception {
        assertThat(file.complete()).isTrue();
        assertThat(file.path()).isRegularFile();
        boolean pictures = MediaProbe.codecs(file.path()).size() > 1;
        assertThat(MediaProbe.duration(file.path())).isCloseTo(seconds(file), within(pictures ? 0.3 : 0.05));
        assertThat(MediaProbe.samples(file.path()).length / (double) Sound.RATE).isCloseTo(seconds(file), within(0.05));
        assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
    }

    /** In one of its seconds at least: a busy machine leaves gaps in others. */
    static void assertHears(short[] sound, int hertz) {
        List<Integer> peaks = IntStream.range(0, sound.length / Sound.RATE).mapToObj(i -> Sound.peak(sound, i * Sound.RATE))
                .toList();
        assertThat(peaks).anyMatch(peak -> Math.abs(peak - hertz) <= CLOSE);
    }

    /**
     * Pictures light up when the tone begins. A machine that has no time for the sender, or for the decoder of the sound, moves
     * them, now by more and now by less: only where they are apart by the same all the time is that the recorder's doing.
     *
     * @return by how much the sound is behind the picture, in seconds; empty if that is now more and now less
     */
    static OptionalDouble lag(Path file, int width, int height, int column) throws Exception {
        byte[] pictures = MediaProbe.pictures(file);
        List<Double> times = MediaProbe.pictureTimes(file);
        int size = width * height * 3 / 2;
        assertThat(times).hasSize(pictures.length / size);
        int middle = height / 2 * width + column;
        List<Double> lit = IntStream.range(1, times.size()).filter(i -> light(pictures, i * size + middle)
                && !light(pictures, (i - 1) * size + middle)).mapToObj(times::get).filter(at -> at > 1).toList();
        List<Double> begins = begins(MediaProbe.samples(file));
        List<Double> apart = lit.stream().flatMap(at -> begins.stream().map(begin -> begin - at)
                .min(Comparator.comparing(Math::abs)).stream()).filter(by -> Math.abs(by) <= FAR).sorted().toList();
        System.out.println(file.getFileName() + ": sound is behind the picture by " + apart + ": pictures light up at " + lit
                + ", the tone begins at " + begins);
        assertGreen(pictures, width, height, column);
        boolean steady = apart.size() >= ENOUGH && apart.get(apart.size() * 3 / 4) - apart.get(apart.size() / 4) < STEADY;
        return steady ? OptionalDouble.of(apart.get(apart.size() / 2)) : OptionalDouble.empty();
    }

    private static boolean light(byte[] pictures, int at) {
        return Byte.toUnsignedInt(pictures[at]) > (GREEN_YUV[0] + BLACK_Y) / 2;
    }

    /** In the middle of the height, and in this column of one of the pictures that are lit. */
    private static void assertGreen(byte[] pictures, int width, int height, int column) {
        int size = width * height * 3 / 2;
        int middle = height / 2 * width + column;
        int bright = IntStream.range(0, pictures.length / size).filter(i -> light(pictures, i * size + middle)).skip(5)
                .findFirst().orElseThrow() * size;
        int chroma = bright + width * height + height / 4 * (width / 2) + column / 2;
        assertThat(Byte.toUnsignedInt(pictures[bright + middle])).isCloseTo(GREEN_YUV[0], within(TOLERANCE));
        assertThat(Byte.toUnsignedInt(pictures[chroma])).isCloseTo(GREEN_YUV[1], within(TOLERANCE));
        assertThat(Byte.toUnsignedInt(pictures[chroma + width * height / 4])).isCloseTo(GREEN_YUV[2], within(TOLERANCE));
    }

    /** When a tone begins, in seconds. */
    private static List<Double> begins(short[] sound) {
        int step = Sound.RATE / 200;
        return IntStream.range(1, sound.length / step).filter(i -> Sound.level(sound, (i - 1) * step, step) < AUDIBLE
                && Sound.level(sound, i * step, step) >= AUDIBLE).mapToObj(i -> i * step / (double) Sound.RATE).toList();
    }
}
