package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.stream.StreamException;

@Timeout(60)
class ChunkBufferTest {
    private static final int CHUNK = 1_000;

    private ChunkBuffer buffer = buffer(10 * CHUNK, 100_000 * CHUNK);

    private static ChunkBuffer buffer(int memoryBytes, long diskBytes) {
        return new ChunkBuffer(IncomingLimits.DEFAULTS.withStreamBytes(memoryBytes, diskBytes));
    }

    @AfterEach
    void close() {
        buffer.close();
    }

    private static byte[] chunk(int number) {
        byte[] chunk = new byte[CHUNK];
        new Random(number).nextBytes(chunk);
        return chunk;
    }

    private List<byte[]> takeAll() throws InterruptedException {
        List<byte[]> taken = new ArrayList<>();
        for (byte[] chunk = buffer.take(); chunk != null; chunk = buffer.take()) {
            taken.add(chunk);
        }
        return taken;
    }

    private void assertInOrder(List<byte[]> taken, int count) {
        assertThat(taken).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(Arrays.equals(taken.get(i), chunk(i))).as("chunk " + i).isTrue();
        }
    }

    @Test
    void shouldReturnEverythingInOrderWhenMostOfItWaitsOnTheDisk() throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            buffer.add(chunk(i));
        }
        buffer.end();
        assertInOrder(takeAll(), 3_000);
        assertThat(buffer.take()).as("still the end").isNull();
    }

    @Test
    void shouldReturnEverythingInOrderWhenItIsReadMeanwhile() throws Exception {
        CompletableFuture<List<byte[]>> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return takeAll();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 0; i < 6_000; i++) {
            buffer.add(chunk(i));
            if (i % 500 == 0) {
                Thread.yield();
            }
        }
        buffer.end();
        assertInOrder(reading.get(), 6_000);
    }

    @Test
    void shouldReturnWhatHasComeBeforeItFailsWhenTheStreamBreaksOff() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            buffer.add(chunk(i));
        }
        buffer.fail(new StreamException("gone"));
        buffer.fail(new StreamException("again"));
        for (int i = 0; i < 50; i++) {
            assertThat(buffer.take()).isEqualTo(chunk(i));
        }
        assertThatExceptionOfType(StreamException.class).isThrownBy(buffer::take).withMessage("gone");
        assertThatExceptionOfType(StreamException.class).isThrownBy(buffer::take).withMessage("gone");
    }

    @Test
    void shouldFailWhenMoreWaitsThanTheDiskMayHold() {
        buffer = buffer(CHUNK, 5 * CHUNK);
        for (int i = 0; i < 20; i++) {
            buffer.add(chunk(i));
        }
        buffer.end();
        assertThatExceptionOfType(StreamException.class).isThrownBy(this::takeAll).withMessageContaining("streamDiskBytes")
                .withMessageContaining("5000 bytes");
    }

    @Test
    void shouldTakeOneChunkWhenItIsLargerThanTheMemoryAllows() throws InterruptedException {
        buffer = buffer(1, 0);
        buffer.add(chunk(0));
        buffer.add(new byte[0]);
        buffer.end();
        assertInOrder(takeAll(), 1);
    }

    @Test
    void shouldWakeAReaderWhenItIsClosed() {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(buffer::close);
        assertThatIllegalStateException().isThrownBy(buffer::take).withMessage("the stream is closed");
        closing.join();
        buffer.add(chunk(1));
        assertThatIllegalStateException().isThrownBy(buffer::take);
    }

    @Test
    void shouldLoseNothingWhenAReaderIsInterrupted() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(buffer::take);
        buffer.add(chunk(0));
        assertThat(buffer.take()).isEqualTo(chunk(0));
    }
}
