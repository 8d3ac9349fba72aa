package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;

class HeadroomTest {
    private final AtomicInteger open = new AtomicInteger();
    private final List<Thread> started = new ArrayList<>();

    private Callable<Closeable> files(int most) {
        return () -> {
            if (open.get() == most) {
                throw new IOException("Too many open files");
            }
            open.incrementAndGet();
            return open::decrementAndGet;
        };
    }

    private Headroom.Starter threads(int most) {
        return thread -> {
            if (started.size() == most) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            started.add(thread);
            thread.start();
        };
    }

    @Test
    void shouldLeaveNothingBehindWhenThereIsEnough() throws InterruptedException {
        new Headroom("join a room", 3, 5).check(files(5), threads(3));

        assertThat(open).hasValue(0);
        assertThat(started).hasSize(3);
        for (Thread thread : started) {
            thread.join();
        }
    }

    @Test
    void shouldSayWhatToDoWhenFilesAreTooFew() {
        assertThatExceptionOfType(FfiException.class)
                .isThrownBy(() -> new Headroom("join a room", 3, 5).check(files(4), threads(3)))
                .withMessage(
                        "cannot join a room: that takes 5 open files, and this process may have only 4 more (Too many open files)."
                                + " Without them the native library would end the process: raise the limit (ulimit -n), or close what is open");
        assertThat(open).hasValue(0);
        assertThat(started).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWhenThreadsAreTooFew() throws InterruptedException {
        assertThatExceptionOfType(FfiException.class)
                .isThrownBy(() -> new Headroom("join a room", 3, 5).check(files(5), threads(2)))
                .withMessageStartingWith("cannot join a room: that takes 3 threads, and this process may have only 2 more.");
        for (Thread thread : started) {
            thread.join();
        }
    }

    @Test
    void shouldFindThreadsAndFilesInThisProcess() {
        Headroom.toOpen().check();
    }
}
