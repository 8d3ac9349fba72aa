package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
     */
    static void assertInStep(Path file, int width, int height, int column) throws Exception {
        byte[] pictures = MediaProbe.pictures(file);
        List<Double> times = MediaProbe.pictureTimes(file);
        int size = width * height * 3 / 2;
        assertThat(times).hasSize(pictures.length / size);
        int middle = height / 2 * width + (column == 0 ? width / 2 : column);
        List<Double> lit = IntStream.range(1, times.size()).filter(i -> light(pictures, i * size + middle)
                && !light(pictures, (i - 1) * size + middle)).mapToObj(times::get).toList();
        assertThat(lit).hasSizeGreaterThanOrEqualTo(3);
        short[] sound = MediaProbe.samples(file);
        List<Double> apart = lit.stream().filter(at -> at > 1 && at < sound.length / (double) Sound.RATE - 1)
                .map(at -> onset(sound, at) - at).filter(Double::isFinite).sorted().toList();
        assertThat(apart).isNotEmpty();
        double spread = apart.get(apart.size() * 3 / 4) - apart.get(apart.size() / 4);
        System.out.println(file.getFileName() + ": sound is behind the picture by " + apart);
        assertThat(Math.abs(apart.get(apart.size() / 2))).as(() -> "apart by " + apart)
                .isLessThanOrEqualTo(spread < STEADY && apart.size() >= ENOUGH ? 0.06 : 0.5);
        int bright = IntStream.range(0, times.size()).filter(i -> light(pictures, i * size + middle)).skip(5).findFirst()
                .orElseThrow() * size;
        int chroma = bright + width * height + height / 4 * (width / 2) + (column == 0 ? width / 4 : column / 2);
        assertThat(Byte.toUnsignedInt(pictures[bright + middle])).isCloseTo(GREEN_YUV[0], within(TOLERANCE));
        assertThat(Byte.toUnsignedInt(pictures[chroma])).isCloseTo(GREEN_YUV[1], within(TOLERANCE));
        assertThat(Byte.toUnsignedInt(pictures[chroma + width * height / 4])).isCloseTo(GREEN_YUV[2], within(TOLERANCE));
    }

    private static boolean light(byte[] pictures, int at) {
        return Byte.toUnsignedInt(pictures[at]) > (GREEN_YUV[0] + BLACK_Y) / 2;
    }

    /** When the tone begins that is nearest to this time; not a number if there is none. */
    private static double onset(short[] sound, double near) {
        int step = Sound.RATE / 200;
        int from = (int) ((near - 0.5) * Sound.RATE);
        double nearest = Double.NaN;
        for (int at = Math.max(0, from); at < from + Sound.RATE && at + 2 * step < sound.length; at += step) {
            boolean begins = Sound.level(sound, at, step) < 1_500 && Sound.level(sound, at + step, step) >= 1_500;
            double time = (at + step) / (double) Sound.RATE;
            if (begins && (Double.isNaN(nearest) || Math.abs(time - near) < Math.abs(nearest - near))) {
                nearest = time;
            }
        }
        return nearest;
    }
}
