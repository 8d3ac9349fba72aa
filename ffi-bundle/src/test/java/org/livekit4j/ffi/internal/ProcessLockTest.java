package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;

class ProcessLockTest {

    @Test
    void shouldNameTheOwnerWhenThereIsOne() {
        try (ProcessLock anna = ProcessLock.acquire("anna")) {
            assertThat(anna).isNotNull();
            assertThatThrownBy(() -> ProcessLock.acquire("ben")).isInstanceOf(FfiException.class)
                    .hasMessage(
                            "LiveKit's native library is in use already in this JVM, by anna: close that client first; there can be one");
        }
    }

    @Test
    void shouldLetTheNextInWhenTheOwnerIsGone() {
        ProcessLock.acquire("anna").close();
        assertThatCode(() -> ProcessLock.acquire("ben").close()).doesNotThrowAnyException();
    }

    @Test
    void shouldKnowTheOwnerWhenSystemPropertiesAreRestored() {
        Properties before = (Properties) System.getProperties().clone();
        try (ProcessLock anna = ProcessLock.acquire("anna")) {
            assertThat(anna).isNotNull();
            System.setProperties(before);
            assertThatThrownBy(() -> ProcessLock.acquire("ben")).hasMessageContaining("by anna");
            System.setProperties(new Properties());
            assertThatThrownBy(() -> ProcessLock.acquire("ben")).hasMessageContaining("by anna");
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void shouldSayWhatItWaitsForWhenTheOwnerIsClosedAndTheLibraryHangs() {
        try (ProcessLock anna = ProcessLock.acquire("anna")) {
            anna.waiting();
            assertThatThrownBy(() -> ProcessLock.acquire("ben"))
                    .hasMessageContaining("by a client that was closed while the library hangs");
        }
    }

    @Test
    void shouldLetOneInWhenManyCome() throws Exception {
        AtomicInteger in = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> {
                    try (ProcessLock owner = ProcessLock.acquire("one of many")) {
                        assertThat(owner).isNotNull();
                        assertThat(in.incrementAndGet()).isEqualTo(1);
                        in.decrementAndGet();
                    } catch (FfiException e) {
                        assertThat(e).hasMessageContaining("in use already");
                    }
                    return null;
                });
            }
        }
        assertThat(in).hasValue(0);
    }

    @Test
    void shouldRememberMemoryInUseUntilItIsGivenBack() {
        assertThat(ProcessLock.hasLeftovers()).isFalse();
        ProcessMark first = ProcessLock.leftover("one");
        ProcessMark second = ProcessLock.leftover("two");
        first.close();
        assertThat(ProcessLock.hasLeftovers()).isTrue();
        second.close();
        assertThat(ProcessLock.hasLeftovers()).isFalse();
    }

    @Test
    void shouldKeepNoClassLoaderOfTheCallerThatSetsTheMark() throws Exception {
        try (ProcessLock owner = acquireElsewhere()) {
            assertThat(owner).isNotNull();
            org.awaitility.Awaitility.await().untilAsserted(() -> {
                System.gc();
                assertThat(elsewhere.get()).isNull();
            });
        }
    }

    private WeakReference<ClassLoader> elsewhere;

    private ProcessLock acquireElsewhere() {
        ClassLoader loader = new ClassLoader() {
        };
        elsewhere = new WeakReference<>(loader);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return ProcessLock.acquire("anna");
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }
}
