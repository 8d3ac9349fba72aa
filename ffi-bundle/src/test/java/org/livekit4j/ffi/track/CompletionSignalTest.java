package org.livekit4j.ffi.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.livekit4j.Registration;
import org.livekit4j.track.StreamEnd;

class CompletionSignalTest {
    private final CompletionSignal ending = new CompletionSignal();
    private final List<StreamEnd> told = new ArrayList<>();

    @Test
    void shouldTellEachListenerOnceWhenItEndsTwice() {
        ending.listen(told::add);
        ending.listen(told::add);
        ending.end(StreamEnd.UNSUBSCRIBED);
        ending.end(StreamEnd.ROOM_ENDED);
        assertThat(told).containsExactly(StreamEnd.UNSUBSCRIBED, StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldTellAtOnceWhenItIsOver() {
        ending.end(StreamEnd.PARTICIPANT_LEFT);
        ending.listen(told::add);
        assertThat(told).containsExactly(StreamEnd.PARTICIPANT_LEFT);
    }

    @Test
    void shouldSayWhyItEndedWhileAThreadWaits() {
        CompletableFuture<StreamEnd> reason = CompletableFuture
                .supplyAsync(() -> ending.await(Duration.ofMinutes(1), StreamEnd.END_OF_TRACK));
        ending.end(StreamEnd.ROOM_ENDED);
        assertThat(reason.join()).isEqualTo(StreamEnd.ROOM_ENDED);
    }

    @Test
    void shouldSayTheOtherReasonWhenItDoesNotEndInTime() {
        assertThat(ending.await(Duration.ofMillis(1), StreamEnd.END_OF_TRACK)).isEqualTo(StreamEnd.END_OF_TRACK);
    }

    @Test
    void shouldTellNothingWhenTheListenerIsRemoved() {
        ending.listen(told::add).close();
        ending.end(StreamEnd.ROOM_ENDED);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellTheOthersWhenAListenerIsRemovedOrThrows() {
        ending.listen(reason -> {
            throw new IllegalStateException("made for a test");
        });
        Registration removed = ending.listen(reason -> told.add(StreamEnd.END_OF_TRACK));
        ending.listen(told::add);
        removed.close();
        removed.close();
        ending.end(StreamEnd.ROOM_ENDED);
        assertThat(told).containsExactly(StreamEnd.ROOM_ENDED);
    }

    @Test
    void shouldSayWhyItEndedWhenItIsOver() {
        ending.end(StreamEnd.ROOM_ENDED);
        assertThat(ending.await(Duration.ZERO, StreamEnd.END_OF_TRACK)).isEqualTo(StreamEnd.ROOM_ENDED);
    }

    @Test
    void shouldWaitNoLongerWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(ending.await(Duration.ofDays(1), StreamEnd.END_OF_TRACK)).isEqualTo(StreamEnd.END_OF_TRACK);
        assertThat(Thread.interrupted()).isTrue();
    }
}
