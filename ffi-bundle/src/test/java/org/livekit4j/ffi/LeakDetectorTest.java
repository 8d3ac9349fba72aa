package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.internal.NativeMemory;
import org.slf4j.Logger;

class LeakDetectorTest {
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<Throwable> traces = new CopyOnWriteArrayList<>();
    private final AtomicInteger released = new AtomicInteger();

    private LeakDetector detector() {
        Logger log = (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{Logger.class},
                (proxy, method, arguments) -> {
                    Object[] values = (Object[]) arguments[1];
                    warnings.add(arguments[0] + " " + Arrays.toString(values));
                    if (values[values.length - 1] instanceof Throwable trace) {
                        traces.add(trace);
                    }
                    return null;
                });
        return new LeakDetector(log, "Close it");
    }

    @AfterEach
    void forgetProperty() {
        System.clearProperty(LeakDetector.TRACE_PROPERTY);
    }

    private void collect() {
        await().until(() -> {
            System.gc();
            return released.get() > 0;
        });
    }

    private LeakDetector.Watch lose(LeakDetector detector) {
        return detector.watch(new Object(), "A thing", released::incrementAndGet);
    }

    @Test
    void shouldReleaseAndNameWhatNobodyCanReachAnyMore() {
        LeakDetector detector = detector();
        lose(detector);
        collect();

        await().untilAsserted(() -> assertThat(warnings).hasSize(1));
        assertThat(detector.found()).isOne();
        assertThat(released).hasValue(1);
        assertThat(warnings.getFirst()).contains("[A thing, 1, Close it, " + LeakDetector.TRACE_PROPERTY + "]");
    }

    @Test
    void shouldReleaseOnceAndSayNothingWhenItIsClosed() {
        LeakDetector detector = detector();
        LeakDetector.Watch closed = lose(detector);
        closed.close();
        closed.close();
        assertThat(released).hasValue(1);
        LeakDetector.Watch lost = detector.watch(new Object(), "Another", released::incrementAndGet);
        await().until(() -> {
            System.gc();
            return released.get() == 2;
        });
        lost.close();

        assertThat(released).hasValue(2);
        assertThat(detector.found()).isOne();
        await().untilAsserted(() -> assertThat(warnings).hasSize(1));
    }

    @Test
    void shouldSayWhereItWasUsedWhenThatIsAskedFor() {
        System.setProperty(LeakDetector.TRACE_PROPERTY, "true");
        LeakDetector detector = detector();
        useAndLose(detector);
        collect();

        await().untilAsserted(() -> assertThat(traces).hasSize(1));
        assertThat(traces.getFirst()).hasMessageStartingWith("taken here");
        assertThat(traces.getFirst().getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("useAndLose"));
        assertThat(traces.getFirst().getCause()).hasMessageStartingWith("made here");
    }

    private void useAndLose(LeakDetector detector) {
        lose(detector).used("taken");
    }

    @Test
    void shouldReportOnceAMinuteHoweverManyAreLost() {
        LeakDetector detector = detector();
        for (int i = 0; i < 10; i++) {
            lose(detector);
        }
        await().until(() -> {
            System.gc();
            return detector.found() == 10;
        });
        assertThat(warnings).hasSize(1);
    }

    @Test
    void shouldKeepWhatReleasesMemoryWhileAViewOfItCanBeReached() {
        LeakDetector detector = detector();
        try (Arena memory = Arena.ofConfined()) {
            readWhileItCanBeReached(viewOfLost(detector, memory.allocate(8).address()));
        }
        collect();
    }

    private void readWhileItCanBeReached(MemorySegment view) {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        assertThat(released).as("of what is still in view").hasValue(0);
        assertThat(view.get(ValueLayout.JAVA_LONG, 0)).isZero();
        Reference.reachabilityFence(view);
    }

    private MemorySegment viewOfLost(LeakDetector detector, long address) {
        Object owner = new Object();
        detector.watch(owner, "A thing", released::incrementAndGet);
        return NativeMemory.view(address, 8, Arena.ofConfined(), owner);
    }
}
