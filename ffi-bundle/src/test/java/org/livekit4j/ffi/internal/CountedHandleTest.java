package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;

class CountedHandleTest {
    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private FfiHandle handle;

    @BeforeEach
    void adopt() {
        open.get().ledger().created(HandleKind.TRACK);
        handle = open.get().adopt(HandleKind.TRACK, Events.handle(Events.HANDLE));
    }

    private long released() {
        return open.get().handles().released();
    }

    @Test
    void shouldNameTheObjectWhenItIsOpen() {
        assertThat(handle.id()).isEqualTo(Events.HANDLE);
        assertThat(handle.kind()).isEqualTo(HandleKind.TRACK);
        assertThat(handle.closed()).isFalse();
        assertThat(handle).hasToString("TRACK " + Events.HANDLE);
    }

    @Test
    void shouldReleaseOnceWhenItIsClosedTwice() {
        handle.close();
        handle.close();

        assertThat(released()).isEqualTo(1);
        assertThat(handle.closed()).isTrue();
        assertThat(handle).hasToString("TRACK " + Events.HANDLE + " (closed)");
        assertThatIllegalStateException().isThrownBy(handle::id).withMessage("this TRACK is closed");
    }

    @Test
    void shouldReleaseNothingMoreWhenItIsConsumed() {
        handle.consumed();
        handle.close();
        handle.consumed();

        assertThat(released()).isEqualTo(1);
        assertThat(open.get().handles().live()).isZero();
        assertThatIllegalStateException().isThrownBy(handle::id);
    }

    @Test
    void shouldDoNothingWhenTheLibraryIsShutDown() {
        open.get().close();
        assertThat(released()).isEqualTo(1);
        handle.close();
        assertThat(released()).isEqualTo(1);
        assertThat(handle.closed()).isTrue();
    }

    @Test
    void shouldReleaseOnceWhenManyThreadsCloseIt() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.submit(() -> {
                    start.await();
                    handle.close();
                    return null;
                });
            }
        }
        assertThat(released()).isEqualTo(1);
    }
}
