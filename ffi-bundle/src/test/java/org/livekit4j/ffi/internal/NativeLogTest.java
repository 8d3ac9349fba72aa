package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;

class NativeLogTest {
    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private final NativeLog log = new NativeLog(NativeLogLevel.TRACE);

    @AfterEach
    void end() {
        log.close();
    }

    private static LogRecord record(LogLevel level, String message) {
        return LogRecord.newBuilder().setLevel(level).setTarget("livekit_ffi::made::up").setMessage(message).build();
    }

    private void batch(LogRecord... records) {
        LogBatch.Builder batch = LogBatch.newBuilder();
        for (LogRecord each : records) {
            batch.addRecords(each);
        }
        try (NativeBytes memory = Events.memory(FfiEvent.newBuilder().setLogs(batch).build())) {
            CallbackEvent event = Events.inDelivery(open.get(), memory);
            if (log.wants(event, new WireReader())) {
                log.batch(event);
            }
            event.endDelivery();
            memory.wipe();
        }
    }

    @Test
    void shouldWriteOnlyWhatIsGraveEnoughWhenALevelIsSet() {
        log.level(NativeLogLevel.OFF);
        assertThat(written(() -> batch(record(LogLevel.LOG_ERROR, "in silence")))).isEmpty();
        log.level(NativeLogLevel.ERROR);
        assertThat(written(() -> batch(record(LogLevel.LOG_ERROR, "aloud")))).contains("aloud");
    }

    private String written(Runnable task) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            task.run();
            CountDownLatch done = new CountDownLatch(1);
            log.execute(done::countDown);
            done.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteToTheLoggerOfTheModuleWithoutSecretsWhenTheLevelIsOn() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            batch(record(LogLevel.LOG_WARN, "not this"), record(LogLevel.LOG_ERROR, "failed with token: \"abc\""),
                    record(LogLevel.LOG_ERROR, "SendText { text: \"hello\", bytes: [1, 2] }\u001b[2J"));
            for (int i = 0; i < 100; i++) {
                batch(record(LogLevel.LOG_ERROR, "try " + i));
            }
            log.close();
        } finally {
            System.setErr(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("ERROR org.livekit4j.native.livekit_ffi.made.up")
                .contains("failed with token: <redacted>").doesNotContain("not this").doesNotContain("abc")
                .contains("SendText { text: \"…\", bytes: […] }\\u001b[2J").containsOnlyOnce("try ");
    }

    @Test
    void shouldRunTasksInOrderOnItsOwnThreadWhenTheyAreMany() {
        List<Integer> run = new ArrayList<>();
        LinkedBlockingQueue<String> threads = new LinkedBlockingQueue<>();
        for (int i = 0; i < 500; i++) {
            int number = i;
            log.execute(() -> {
                run.add(number);
                threads.add(Thread.currentThread().getName());
            });
        }
        log.close();
        assertThat(run).hasSize(500).isSorted();
        assertThat(threads).containsOnly("livekit-log");
    }

    @Test
    void shouldGoOnWhenATaskThrows() throws Exception {
        CountDownLatch after = new CountDownLatch(1);
        log.execute(() -> {
            throw new IllegalStateException("made for a test");
        });
        log.execute(() -> {
            throw new StackOverflowError("made for a test");
        });
        log.execute(after::countDown);
        assertThat(after.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void shouldDropAndCountWhenTooMuchWaits() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        LinkedBlockingQueue<Integer> run = new LinkedBlockingQueue<>();
        log.execute(() -> {
            running.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        running.await();
        for (int i = 0; i < 1_500; i++) {
            int number = i;
            log.execute(() -> run.add(number));
        }
        assertThat(log.dropped()).isEqualTo(1_500 - 1_024);
        mayEnd.countDown();
        await().untilAsserted(() -> assertThat(run).hasSize(1_024).contains(0, 1_023).doesNotContain(1_024));
    }

    @Test
    void shouldEndWhenItsOwnThreadClosesIt() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        log.execute(() -> {
            log.close();
            closed.countDown();
        });
        assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
