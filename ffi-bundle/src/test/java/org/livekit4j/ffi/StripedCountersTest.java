package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripedCountersTest {

    @Test
    void shouldCountEachWhenThereAreMoreThreadsThanCells() throws InterruptedException {
        countOn(Thread.ofPlatform().daemon());
    }

    @Test
    void shouldCountEachOfManyVirtualThreads() throws InterruptedException {
        countOn(Thread.ofVirtual());
    }

    private static void countOn(Thread.Builder builder) throws InterruptedException {
        StripedCounters counters = new StripedCounters(3);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 200; t++) {
            threads.add(builder.start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    counters.add(0, 1);
                    counters.add(2, 5);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counters.sum(0)).isEqualTo(200_000);
        assertThat(counters.sum(1)).isZero();
        assertThat(counters.sum(2)).isEqualTo(1_000_000);
    }
}
