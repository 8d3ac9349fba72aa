package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SampleRingTest {
    private static final int CAPACITY = 100;
    private static final int SAMPLES = 1_000_000;
    private static final int MOST = 37;

    private final SampleRing ring = new SampleRing(CAPACITY);
    private final MemorySegment target = Arena.ofAuto().allocate(2L * CAPACITY, Short.BYTES);

    private static short[] counting(int from, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (from + i);
        }
        return samples;
    }

    private short[] take(int most) {
        return target.asSlice(0, 2L * ring.take(target, most)).toArray(ValueLayout.JAVA_SHORT);
    }

    @Test
    void shouldGiveBackWhatWasAddedInOrderWhenItWrapsAround() {
        for (int round = 0; round < 50; round++) {
            ring.add(counting(70 * round, 70), 0, 70);
            assertThat(take(45)).isEqualTo(counting(70 * round, 45));
            assertThat(take(45)).isEqualTo(counting(70 * round + 45, 25));
            assertThat(take(45)).isEmpty();
        }
    }

    @Test
    void shouldAddAPartOfAnArrayWhenAsked() {
        ring.add(counting(0, 50), 20, 10);
        assertThat(take(CAPACITY)).isEqualTo(counting(20, 10));
    }

    @Test
    void shouldSayWhetherThereIsRoom() {
        assertThat(ring.hasRoom(CAPACITY)).isTrue();
        assertThat(ring.isEmpty()).isTrue();
        ring.add(counting(0, 60), 0, 60);
        assertThat(ring.isEmpty()).isFalse();
        assertThat(ring.hasRoom(40)).isTrue();
        assertThat(ring.hasRoom(41)).isFalse();
        take(1);
        assertThat(ring.hasRoom(41)).isTrue();
    }

    @Test
    void shouldForgetWhatIsDiscardedAndKeepWhatComesLater() {
        ring.add(counting(0, 60), 0, 60);
        ring.discard();
        assertThat(ring.isEmpty()).isTrue();
        assertThat(ring.hasRoom(41)).isFalse();
        ring.free();
        assertThat(ring.hasRoom(CAPACITY)).isTrue();
        ring.add(counting(60, 30), 0, 30);
        assertThat(take(CAPACITY)).isEqualTo(counting(60, 30));
        assertThat(ring.hasRoom(CAPACITY)).isTrue();
    }

    @Test
    void shouldLoseAndChangeNothingWhenOneThreadAddsAndAnotherOneTakes() {
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            SplittableRandom random = new SplittableRandom(1);
            for (int added = 0; added < SAMPLES;) {
                int length = Math.min(SAMPLES - added, random.nextInt(1, MOST));
                while (!ring.hasRoom(length)) {
                    Thread.onSpinWait();
                }
                ring.add(counting(added, length), 0, length);
                added += length;
            }
        }, task -> Thread.ofPlatform().start(task));
        SplittableRandom random = new SplittableRandom(2);
        for (int taken = 0; taken < SAMPLES && !adding.isCompletedExceptionally();) {
            short[] piece = take(random.nextInt(1, MOST));
            assertThat(piece).isEqualTo(counting(taken, piece.length));
            taken += piece.length;
        }
        adding.join();
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void shouldGiveBackEachOnceAndInOrderWhenAnotherThreadDiscards() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            for (short number = 0; number < Short.MAX_VALUE; number++) {
                while (!ring.hasRoom(1)) {
                    Thread.onSpinWait();
                }
                ring.add(new short[]{number}, 0, 1);
                if (number % 11 == 0) {
                    ring.discard();
                }
            }
            over.set(true);
        }, task -> Thread.ofPlatform().start(task));
        int last = -1;
        while (!over.get() || !ring.isEmpty()) {
            for (short sample : take(MOST)) {
                assertThat((int) sample).as("each once, and in order").isGreaterThan(last);
                last = sample;
            }
        }
        adding.join();
    }
}
