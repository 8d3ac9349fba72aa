package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.media.FrameEventLoop;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;

/** Order, count, loss and end of the frames of audio streams. */
public class AudioStreamIT extends InFelix {

    @Inject
    private Audio audio;

    @Test
    public void shouldDeliverEachFrameOnceAndInOrderWhenTheSourceHasNoQueue() throws Exception {
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen()) {
            line.sendNumbered(1, 500);

            assertThat(AudioLine.takeNumbers(stream, 500)).isEqualTo(numbers(1, 500));
            assertThat(stream.poll(Duration.ZERO)).isNull();
            assertThat(stream.statistics()).isEqualTo(new StreamStatistics(500, 500, 0, 0));
        }
    }

    @Test
    public void shouldDeliverLongerFramesWhenAskedFor() throws Exception {
        try (AudioLine line = AudioLine.direct(audio);
                AudioStream twenty = line.listen(AudioLine.LOSSLESS.withFrameSizeMs(20));
                AudioStream hundred = line.listen(AudioLine.LOSSLESS.withFrameSizeMs(100));
                AudioStream odd = line.listen(AudioLine.LOSSLESS.withFrameSizeMs(25))) {
            line.sendNumbered(1, 100);

            assertThat(parts(AudioLine.take(twenty, 50), 960)).isEqualTo(numbers(1, 100));
            assertThat(parts(AudioLine.take(hundred, 10), 4_800)).isEqualTo(numbers(1, 100));
            assertThat(AudioLine.take(odd, 40)).allSatisfy(frame -> assertThat(frame.samplesPerChannel()).isEqualTo(1_200));
        }
    }

    /** The numbers of the slices of 10 ms in frames of this size. */
    private static List<Integer> parts(List<AudioFrame> frames, int size) {
        List<Integer> numbers = new ArrayList<>();
        for (AudioFrame frame : frames) {
            assertThat(frame.samplesPerChannel()).isEqualTo(size);
            for (int i = 0; i < size; i += 480) {
                numbers.add(Tone.number(new AudioFrame(Arrays.copyOfRange(frame.data(), i, i + 480), 48_000, 1)));
            }
        }
        return numbers;
    }

    @Test
    public void shouldDeliverEverythingToEachStreamWhenATrackHasMany() throws Exception {
        try (AudioLine line = AudioLine.direct(audio)) {
            List<AudioStream> streams = IntStream.range(0, 20).mapToObj(i -> line.listen()).toList();
            line.sendNumbered(1, 50);

            for (AudioStream stream : streams) {
                assertThat(AudioLine.takeNumbers(stream, 50)).isEqualTo(numbers(1, 50));
                stream.close();
            }
        }
    }

    @Test
    public void shouldLoseOnlyItsOwnFramesWhenAConsumerIsSlow() throws Exception {
        try (AudioLine line = AudioLine.direct(audio);
                AudioStream slow = line.listen(AudioLine.LOSSLESS.withCapacity(5));
                AudioStream quick = line.listen()) {
            line.sendNumbered(1, 100);

            assertThat(AudioLine.takeNumbers(quick, 100)).isEqualTo(numbers(1, 100));
            await().untilAsserted(() -> assertThat(slow.statistics()).isEqualTo(new StreamStatistics(100, 0, 95, 5)));
            assertThat(AudioLine.takeNumbers(slow, 5)).isEqualTo(numbers(96, 100));
            assertThat(slow.statistics()).isEqualTo(new StreamStatistics(100, 5, 95, 0));
        }
    }

    @Test
    public void shouldDeliverWhatWasQueuedFirstWhenTheTrackEnds() throws Exception {
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen()) {
            line.sendNumbered(1, 30);
            await().until(() -> stream.statistics().received() == 30);
            line.track().close();

            assertThat(stream.ended().get(20, TimeUnit.SECONDS)).isEqualTo(StreamEnd.END_OF_TRACK);
            List<Integer> heard = new ArrayList<>();
            stream.forEach(frame -> heard.add(Tone.number(frame)));
            assertThat(heard).isEqualTo(numbers(1, 30));
            assertThat(stream.take()).isNull();
            assertThat(stream.end()).contains(StreamEnd.END_OF_TRACK);
        }
    }

    @Test
    public void shouldDiscardWhatWasQueuedWhenTheStreamIsClosed() throws Exception {
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen(); AudioStream other = line.listen()) {
            line.sendNumbered(1, 10);
            await().until(() -> stream.statistics().received() == 10);
            stream.close();

            assertThat(stream.take()).isNull();
            assertThat(stream.end()).contains(StreamEnd.CLOSED);
            assertThat(stream.statistics()).isEqualTo(new StreamStatistics(10, 0, 10, 0));
            assertThat(AudioLine.takeNumbers(other, 10)).isEqualTo(numbers(1, 10));
        }
    }

    @Test
    public void shouldCallTheListenerInOrderWhenOneListens() throws Exception {
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen()) {
            stream.listen(frame -> heard.add(Tone.number(frame)));
            line.sendNumbered(1, 100);

            await().untilAsserted(() -> assertThat(heard).isEqualTo(numbers(1, 100)));
        }
    }

    @Test
    public void shouldOverwriteNothingThatIsTakenWhenFramesAreUsedAgainAndTheQueueOverflows() throws Exception {
        try (AudioLine line = AudioLine.direct(audio);
                AudioStream slow = line.listen(AudioLine.LOSSLESS.withCapacity(5).withFrameReuse(true))) {
            Set<AudioFrame> frames = Collections.newSetFromMap(new IdentityHashMap<>());
            line.sendNumbered(1, 1);
            AudioFrame held = slow.poll(AudioLine.TIMEOUT);
            frames.add(held);
            line.sendNumbered(2, 100);

            await().untilAsserted(() -> assertThat(slow.statistics()).isEqualTo(new StreamStatistics(100, 1, 94, 5)));
            assertThat(Tone.number(held)).isEqualTo(1);
            for (int number = 96; number <= 100; number++) {
                AudioFrame frame = slow.poll(AudioLine.TIMEOUT);
                frames.add(frame);
                assertThat(Tone.number(frame)).isEqualTo(number);
            }
            for (int number = 101; number <= 200; number++) {
                line.sendNumbered(number, number);
                AudioFrame frame = slow.poll(AudioLine.TIMEOUT);
                frames.add(frame);
                assertThat(Tone.number(frame)).isEqualTo(number);
            }
            assertThat(frames).hasSizeLessThanOrEqualTo(7);
        }
    }

    @Test
    public void shouldLendWholeFramesToTheListenerWhenFramesAreUsedAgain() throws Exception {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        try (FrameEventLoop loop = FrameEventLoop.start("frames"); AudioLine line = AudioLine.direct(audio)) {
            AudioStreamOptions options = AudioLine.LOSSLESS.withCapacity(2).withFrameReuse(true);
            List<AudioStream> streams = Stream.generate(() -> line.listen(options)).limit(10).toList();
            streams.forEach(stream -> stream.listen(frame -> seen.add(readTwice(frame)), loop));
            line.sendNumbered(1, 300);

            await().until(() -> streams.stream().map(AudioStream::statistics)
                    .allMatch(statistics -> statistics.received() == 300 && statistics.queued() == 0));
            long delivered = streams.stream().mapToLong(stream -> stream.statistics().delivered()).sum();
            await().until(() -> seen.size() == delivered);
            streams.forEach(AudioStream::close);
        }
        assertThat(seen).isNotEmpty().hasOnlyElementsOfType(Integer.class);
    }

    /** The number of a frame, or what is wrong with it; it stays the same while other streams' frames come. */
    private static Object readTwice(AudioFrame frame) {
        try {
            int number = Tone.number(frame);
            Thread.yield();
            return number == Tone.number(frame) ? number : "it changed from " + number;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
