package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which frames are free, and how many. */
class FrameReuseTest {
    private final FrameReuse<String> reuse = FrameReuse.of(3);

    /** The frames that are free. */
    private static List<String> drain(FrameReuse<String> reuse) {
        List<String> free = new ArrayList<>();
        for (String frame; (frame = reuse.take()) != null;) {
            free.add(frame);
        }
        return free;
    }

    private void take(String frame) {
        reuse.next();
        reuse.taken(frame);
    }

    @Test
    void shouldHandOutAFrameOnceWhenItIsGivenBack() {
        assertThat(reuse.take()).isNull();
        reuse.giveBack("a");
        reuse.giveBack("b");

        assertThat(drain(reuse)).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 5", "50, 52", "65536, 66", "0, 66"})
    void shouldKeepNoMoreThanTheQueueHoldsAndTwoWhenMoreAreGivenBack(int capacity, int kept) {
        FrameReuse<String> bounded = FrameReuse.of(capacity);
        for (int i = 0; i < 100; i++) {
            bounded.giveBack("frame " + i);
        }

        assertThat(drain(bounded)).hasSize(kept).doesNotHaveDuplicates();
    }

    @Test
    void shouldFreeAFrameOnlyWhenItsThreadTakesAnother() {
        take("a");
        assertThat(reuse.take()).isNull();
        take("b");
        assertThat(drain(reuse)).containsExactly("a");
        take(null);
        assertThat(drain(reuse)).containsExactly("b");
        take("c");

        assertThat(drain(reuse)).isEmpty();
    }

    @Test
    void shouldFreeNoFrameWhenAnotherThreadMayStillReadIt() throws InterruptedException {
        take("mine");
        Thread other = Thread.ofVirtual().start(() -> {
            take("its first");
            take("its second");
        });
        other.join();
        take("my next");

        assertThat(drain(reuse)).containsExactly("its first");
        take("my last");
        assertThat(drain(reuse)).containsExactly("my next");
    }

    @Test
    void shouldFreeNothingWhenItIsClosed() {
        reuse.giveBack("a");
        take("b");
        reuse.close();
        take("c");
        reuse.giveBack("d");

        assertThat(drain(reuse)).isEmpty();
    }

    @Test
    void shouldHoldNothingWhenAStreamMakesEachFrameAnew() {
        FrameReuse<String> none = FrameReuse.none();
        none.giveBack("a");
        none.next();
        none.taken("b");
        none.next();

        assertThat(drain(none)).isEmpty();
    }
}
