package org.livekit4j.standalone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;

class SharedEngineTest {
    private final List<FakeEngine> opened = new ArrayList<>();
    private final SharedEngine shared = new SharedEngine(library -> {
        library.ifPresent(file -> {
            if (file.equals(Path.of("missing"))) {
                throw new LiveKitException("there is no such file");
            }
        });
        opened.add(new FakeEngine());
        return opened.getLast();
    });

    private SharedEngine.Lease acquire() {
        return shared.acquire(Optional.empty());
    }

    @Test
    void shouldOpenOnceWhenThereAreSeveralUsers() {
        SharedEngine.Lease first = acquire();
        SharedEngine.Lease second = acquire();

        assertThat(opened).hasSize(1);
        assertThat(second.engine()).isSameAs(first.engine());
        assertThat(first.users()).isEqualTo(2);
    }

    @Test
    void shouldCloseWhenTheLastUserIsGone() {
        SharedEngine.Lease first = acquire();
        SharedEngine.Lease second = acquire();

        first.close();
        assertThat(opened.getFirst().calls()).isEmpty();
        second.close();
        assertThat(opened.getFirst().calls()).containsExactly("close");
    }

    @Test
    void shouldCountAUserOnceWhenItClosesTwice() {
        SharedEngine.Lease first = acquire();
        SharedEngine.Lease second = acquire();

        first.close();
        first.close();

        assertThat(opened.getFirst().calls()).isEmpty();
        assertThat(second.users()).isOne();
    }

    @Test
    void shouldOpenAnotherWhenTheLastUserWasGone() {
        acquire().close();
        SharedEngine.Lease next = acquire();

        assertThat(opened).hasSize(2);
        assertThat(next.engine()).isSameAs(opened.getLast());
        assertThat(opened.getLast().calls()).isEmpty();
    }

    @Test
    void shouldRefuseAnotherFileWhenOneIsLoaded() {
        SharedEngine.Lease first = acquire();

        assertThatIllegalStateException().isThrownBy(() -> shared.acquire(Optional.of(Path.of("/another.so"))))
                .withMessageContaining("/another.so").withMessageContaining(FakeEngine.LIBRARY.toString());
        assertThat(first.users()).isOne();
        assertThat(shared.acquire(Optional.of(FakeEngine.LIBRARY)).users()).isEqualTo(2);
    }

    @Test
    void shouldTryAgainWhenItCouldNotBeOpened() {
        assertThatThrownBy(() -> shared.acquire(Optional.of(Path.of("missing")))).isInstanceOf(LiveKitException.class);

        assertThat(acquire().users()).isOne();
    }
}
