package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.Polling;

class ProcessMarkTest {
    private static final String KIND = "a mark of a test";

    private static void inNewThread(ThreadGroup group, Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Thread(group, () -> {
            try {
                task.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        }).start();
        assertThat(done).succeedsWithin(1, TimeUnit.MINUTES);
    }

    @Test
    void shouldBeFoundUntilItIsTakenBack() {
        assertThat(ProcessMark.find(KIND)).isEmpty();
        try (ProcessMark mark = ProcessMark.set(KIND, "first")) {
            assertThat(ProcessMark.find(KIND)).contains("first");
            mark.text("second");
            assertThat(ProcessMark.find(KIND)).contains("second");
        }
        assertThat(ProcessMark.find(KIND)).isEmpty();
    }

    @Test
    void shouldBeSetOnceWhenOneIsThere() {
        Optional<ProcessMark> first = ProcessMark.setFirst(KIND, "first");
        assertThat(first).isPresent();
        assertThat(ProcessMark.setFirst(KIND, "second")).isEmpty();
        assertThat(ProcessMark.find(KIND)).contains("first");
        first.orElseThrow().close();
        Optional<ProcessMark> third = ProcessMark.setFirst(KIND, "third");
        assertThat(ProcessMark.find(KIND)).contains("third");
        third.orElseThrow().close();
    }

    @Test
    void shouldBeFoundFromAnyThreadGroup() {
        ThreadGroup outer = new ThreadGroup("outer");
        ThreadGroup inner = new ThreadGroup(outer, "inner");
        inNewThread(inner, () -> {
            try (ProcessMark mark = ProcessMark.set(KIND, "inside")) {
                assertThat(mark).isNotNull();
                inNewThread(Thread.currentThread().getThreadGroup().getParent().getParent(),
                        () -> assertThat(ProcessMark.find(KIND)).contains("inside"));
            }
        });
        try (ProcessMark mark = ProcessMark.set(KIND, "outside")) {
            assertThat(mark).isNotNull();
            inNewThread(inner, () -> assertThat(ProcessMark.find(KIND)).contains("outside"));
        }
    }

    @Test
    void shouldBeFoundAmongManyThreads() {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        try (ProcessMark mark = ProcessMark.set(KIND, "many")) {
            assertThat(mark).isNotNull();
            assertThat(ProcessMark.find(KIND)).contains("many");
        } finally {
            end.countDown();
        }
    }

    @Test
    void shouldBeSetAndKeepTheInterruptWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try (ProcessMark mark = ProcessMark.set(KIND, "interrupted")) {
            assertThat(mark).isNotNull();
            assertThat(ProcessMark.find(KIND)).contains("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldLeaveTheThreadUninterruptedWhenItWas() {
        ProcessMark.set(KIND, "calm").close();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldEndItsThreadWhenItIsTakenBack() {
        ProcessMark mark = ProcessMark.set(KIND, "first");
        Thread thread = Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().startsWith(KIND)).findFirst()
                .orElseThrow();
        assertThat(thread.isDaemon()).isTrue();
        mark.close();
        assertThat(Polling.await(() -> !thread.isAlive(), System.nanoTime() + TimeUnit.MINUTES.toNanos(1))).isTrue();
    }
}
