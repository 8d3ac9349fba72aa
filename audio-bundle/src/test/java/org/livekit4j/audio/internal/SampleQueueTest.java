package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleQueueTest {

    @Test
    void shouldBehaveLikeAListWhateverIsDone() {
        Random random = new Random(3);
        SampleQueue queue = new SampleQueue(10_000);
        ArrayDeque<Short> list = new ArrayDeque<>();
        for (int i = 0; i < 5_000; i++) {
            int count = random.nextInt(3_000);
            switch (random.nextInt(4)) {
                case 0, 1 -> add(queue, list, random, Math.min(count, queue.room()));
                case 2 -> {
                    count = Math.min(count, queue.size());
                    int[] sums = new int[count];
                    queue.addTo(sums, count);
                    for (int sum : sums) {
                        assertThat((short) sum).isEqualTo(list.poll());
                    }
                }
                default -> {
                    short[] taken = queue.take(count);
                    for (short sample : taken) {
                        Short expected = list.poll();
                        assertThat(sample).isEqualTo(expected == null ? 0 : expected);
                    }
                }
            }
            assertThat(queue.size()).isEqualTo(list.size());
            assertThat(queue.room()).isEqualTo(10_000 - list.size());
        }
    }

    private static void add(SampleQueue queue, ArrayDeque<Short> list, Random random, int count) {
        short[] samples = new short[count + 2];
        for (int i = 0; i < count; i++) {
            samples[i + 1] = (short) random.nextInt();
            list.add(samples[i + 1]);
        }
        queue.add(samples, 1, count);
    }
}
