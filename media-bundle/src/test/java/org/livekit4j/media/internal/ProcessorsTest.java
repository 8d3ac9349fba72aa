package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;
import org.livekit4j.track.TrackSource;

/** Which processors a frame passes, in which order, and that none is lost when they change. */
class ProcessorsTest extends NumbersTest {
    private static final String RANKING = "service.ranking";

    @Test
    void shouldTakeTheDirectWayWhenNoProcessorIsForTheStream() throws InterruptedException {
        processors.add((number, stream) -> 0, Map.of(PlugInConstants.TRACK, "another"));
        TestStream stream = stream(10);
        fire(1, 2);
        // It is there already when the library's thread comes back: no other thread had a part in it
        assertThat(stream.poll(Duration.ZERO)).isEqualTo(1);
        assertThat(stream.poll(Duration.ZERO)).isEqualTo(2);
        assertThat(processors.streams()).singleElement().satisfies(status -> assertThat(status.processors()).isEmpty());
    }

    @Test
    void shouldCallTheHighestRankingFirstAndOfEqualOnesTheOneThatWasThereFirst() throws InterruptedException {
        TestStream stream = stream(0);
        processors.add((number, info) -> number * 10 + 1, Map.of());
        UpdatableRegistration second = processors.add((number, info) -> number * 10 + 2, Map.of());
        processors.add((number, info) -> number * 10 + 3, Map.of(RANKING, 5));
        processors.host(new PlugInIdentity(77, "service", 9, "bundle"), InstanceProvider.of((number, info) -> number * 10 + 4),
                Map.of());
        processors.host(new PlugInIdentity(76, "service", 9, "bundle"), InstanceProvider.of((number, info) -> number * 10 + 5),
                Map.of());
        fire(0);
        assertThat(stream.take()).isEqualTo(35412);

        second.update(Map.of(RANKING, 6));
        fire(0);
        assertThat(stream.take()).isEqualTo(23541);
        assertThat(ids()).containsExactly(-2L, -3L, 76L, 77L, -1L);
        assertThat(processors.streams().getFirst().processors()).isEqualTo(ids());
    }

    @Test
    void shouldBeForTheStreamsThatItsPropertiesName() {
        StreamInfo microphone = new StreamInfo("hall", "ada", "voice", "TR_1", TrackSource.MICROPHONE);
        assertThat(isFor(microphone, Map.of())).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.ROOM, "hall"))).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.ROOM, "cellar"))).isFalse();
        assertThat(isFor(microphone, Map.of(PlugInConstants.ROOM, new String[]{"cellar", "hall"}))).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.PARTICIPANT, List.of("bob", "ada")))).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.PARTICIPANT, "bob"))).isFalse();
        assertThat(isFor(microphone, Map.of(PlugInConstants.TRACK, "voice"))).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.TRACK, "TR_1"))).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.TRACK, "TR_2"))).isFalse();
        assertThat(isFor(microphone, Map.of(PlugInConstants.TRACK_SOURCE, "microphone"))).isTrue();
        assertThat(isFor(microphone, Map.of(PlugInConstants.TRACK_SOURCE, "CAMERA"))).isFalse();
        assertThat(isFor(microphone, Map.of(PlugInConstants.ROOM, "hall", PlugInConstants.PARTICIPANT, "bob"))).isFalse();
        assertThat(isFor(StreamInfo.local("voice"), Map.of(PlugInConstants.ROOM, "hall"))).isFalse();
    }

    private boolean isFor(StreamInfo info, Map<String, ?> properties) {
        TestStream stream = stream(1, info);
        try (UpdatableRegistration registration = processors.add((number, given) -> number, properties)) {
            return statistics(registration).streams() == 1;
        } finally {
            stream.close();
        }
    }

    @Test
    void shouldRefuseWrongPropertiesAndKeepTheRightOnes() throws InterruptedException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> processors.add((number, info) -> 0, Map.of(PlugInConstants.ROOM, 1)))
                .withMessageContaining(PlugInConstants.ROOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> processors.add((number, info) -> 0, Map.of(PlugInConstants.TRACK_SOURCE, "MIKE")))
                .withMessageContaining("MIKE").withMessageContaining("MICROPHONE");
        assertThat(ids()).isEmpty();

        TestStream stream = stream(0);
        UpdatableRegistration right = add((number, info) -> number + 100);
        assertThatIllegalArgumentException().isThrownBy(() -> right.update(Map.of(PlugInConstants.TIMEOUT_MS, 0)))
                .withMessageContaining(PlugInConstants.TIMEOUT_MS);
        assertThatIllegalArgumentException().isThrownBy(() -> right.update(Map.of(PlugInConstants.TIMEOUT_MS, "soon")));
        assertThatIllegalArgumentException().isThrownBy(() -> right.update(Map.of(PlugInConstants.NAME, " ")));
        fire(1);
        assertThat(stream.take()).isEqualTo(101);
    }

    @Test
    void shouldLoseAndReorderNothingWhenProcessorsComeAndGo() throws Exception {
        TestStream stream = stream(0);
        AtomicBoolean over = new AtomicBoolean();
        List<Integer> streams = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> changes = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                UpdatableRegistration first = add((number, info) -> number);
                UpdatableRegistration second = add((number, info) -> number);
                streams.add(statistics(first).streams());
                first.update(Map.of(RANKING, -1));
                first.update(Map.of(PlugInConstants.TRACK, "another"));
                second.close();
                first.close();
            }
            changes.complete(null);
        });
        int count = 0;
        while (count < 100_000 || streams.size() <= 10) {
            fire(++count);
        }
        assertThat(take(stream, count)).isEqualTo(numbers(1, count));
        over.set(true);
        changes.get();
        assertThat(streams).containsOnly(1);
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(count, count, 0, 0));
    }

    @Test
    void shouldLoseAndReorderNothingWhenTheFirstProcessorComesBetweenTwoFrames() throws Exception {
        int count = 300;
        for (int round = 0; round < 300; round++) {
            TestStream stream = stream(0);
            CompletableFuture<UpdatableRegistration> coming = CompletableFuture.supplyAsync(() -> {
                await().pollInterval(Duration.ofNanos(1)).pollDelay(Duration.ZERO)
                        .until(() -> stream.statistics().received() > 10);
                return add((number, info) -> number);
            });
            for (int number = 1; number <= count; number++) {
                fire(number);
            }
            assertThat(take(stream, count)).isEqualTo(numbers(1, count));
            coming.join().close();
            assertThat(stream.statistics()).isEqualTo(new StreamStatistics(count, count, 0, 0));
            stream.close();
        }
    }

    @Test
    void shouldLeaveNoFrameUnprocessedWhenAProcessorIsReplacedByOneThatCameBefore() throws Exception {
        TestStream stream = stream(0);
        int processed = 1_000_000;
        // The frame is on its way to the one that goes for as long as the first one takes
        processors.add((number, info) -> {
            Thread.yield();
            return number;
        }, Map.of(RANKING, 1));
        AtomicBoolean over = new AtomicBoolean();
        UpdatableRegistration first = add((number, info) -> number % processed + processed);
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            UpdatableRegistration old = first;
            while (!over.get()) {
                UpdatableRegistration replacement = add((number, info) -> number % processed + processed);
                old.close();
                old = replacement;
            }
        });
        int count = 20_000;
        for (int number = 1; number <= count; number++) {
            fire(number);
        }
        assertThat(take(stream, count)).isEqualTo(numbers(processed + 1, processed + count));
        over.set(true);
        changes.join();
    }

    @Test
    void shouldFallBackToTheFrameAsItWasWhenAProcessorThrowsOrReturnsNonsense() throws InterruptedException {
        TestStream stream = stream(0);
        UpdatableRegistration broken = processors.add((number, info) -> {
            if (number % 2 == 0) {
                throw new AssertionError("expected in this test");
            }
            throw new Exception("expected in this test");
        }, Map.of(RANKING, 3));
        UpdatableRegistration nonsense = processors.add((number, info) -> number % 2 == 0 ? null : -1, Map.of(RANKING, 2));
        UpdatableRegistration sound = add((number, info) -> number + 100);
        fire(1, 2, 3);
        assertThat(take(stream, 3)).containsExactly(101, 102, 103);

        assertThat(statistics(broken)).returns(3L, PlugInStatistics::failed).returns(3L, PlugInStatistics::frames)
                .returns(0L, PlugInStatistics::refused);
        assertThat(statistics(nonsense)).returns(3L, PlugInStatistics::refused).returns(0L, PlugInStatistics::failed);
        assertThat(statistics(sound)).returns(0L, PlugInStatistics::refused).returns(0L, PlugInStatistics::failed);
        assertThat(processing.released).containsExactly(1, 2, 3);
    }

    @Test
    void shouldScheduleTheListenersExecutorWhenAProcessorHasDelivered() {
        TestStream stream = stream(0);
        add((number, info) -> number + 100);
        List<Integer> heard = new CopyOnWriteArrayList<>();
        stream.listen(heard::add, Runnable::run);
        fire(1, 2, 3);
        await().until(() -> heard.equals(List.of(101, 102, 103)));
    }

    @Test
    void shouldLoseAsTheCapacitySaysAndCountWhenAProcessorIsSlow() throws Exception {
        TestStream stream = stream(2);
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> inside = new CompletableFuture<>();
        processors.add((number, info) -> {
            inside.complete(null);
            go.join();
            return number;
        }, Map.of(PlugInConstants.TIMEOUT_MS, 60_000));
        fire(1);
        inside.join();
        fire(2, 3, 4);
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(4, 0, 1, 3));
        go.complete(null);
        await().until(() -> stream.statistics().queued() == 2);
        assertThat(take(stream, 2)).containsExactly(3, 4);
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(4, 2, 2, 0));
        assertThat(stream.discarded).containsExactly(2, 1);
    }

    @Test
    void shouldTakeNoMoreProcessorsWhenItsServiceIsGone() {
        processors.close();
        assertThatIllegalStateException().isThrownBy(() -> add((number, info) -> number));
        TestStream stream = stream(1);
        fire(1);
        assertThat(stream.end()).isEmpty();
        stream.end(StreamEnd.SERVICE_STOPPED);
        assertThat(drain(stream)).containsExactly(1);
    }
}
