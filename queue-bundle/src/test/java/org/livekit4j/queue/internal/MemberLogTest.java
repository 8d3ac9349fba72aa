package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Overflow;

/** What operators read of a subscriber that does not do its part. */
@Timeout(30)
class MemberLogTest {
    private static final SubscriptionSpec<Integer> SPEC = SubscriptionSpec.<Integer>named("meter").withOwner("hall");

    private final CountedEvents events = new CountedEvents();
    private final SubscriptionRegistry<Integer> directory = new SubscriptionRegistry<>(events, new DispatchCounters<>(events));
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void read() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        release.countDown();
        directory.close();
        System.setErr(before);
    }

    private Subscription<Integer> blocked(SubscriptionSpec<Integer> spec) {
        return directory.add(spec, event -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, count -> {
        });
    }

    private void awaitLog(String text) {
        await().until(() -> log.toString(StandardCharsets.UTF_8).contains(text));
    }

    @Test
    void shouldNameWhoHasMoreThanExpectedWaiting() {
        directory.add(SPEC.withQueue(8, Overflow.UNBOUNDED));
        for (int i = 0; i < 9; i++) {
            directory.routes().find(1, 0).deliver(i);
        }
        awaitLog("meter of hall is slow: 8 events wait for it, and its queue drops none");
    }

    @Test
    void shouldNameWhoLosesEventsInAQueueThatCloses() throws InterruptedException {
        blocked(SPEC);
        directory.routes().find(1, 0).deliver(1);
        inside.await();
        directory.routes().find(1, 0).deliver(2);
        assertThat(directory.drain(System.nanoTime() - 1)).isFalse();
        awaitLog("meter of hall is slow: it loses 1 events that wait in a closing queue");
    }

    @Test
    void shouldNameWhoDoesNotReturnAfterItsEnd() throws InterruptedException {
        SubscriptionImpl<Integer> member = (SubscriptionImpl<Integer>) blocked(SPEC);
        directory.routes().find(1, 0).deliver(1);
        inside.await();
        member.awaitQuiet(System.nanoTime() - 1);
        awaitLog("meter of hall is closed but has not returned from a call for 2000 ms; it receives no more events");
    }

    @Test
    void shouldSayNothingOfThoseWhoDoTheirPart() {
        Subscription<Integer> called = directory.add(SubscriptionSpec.named("diligent"), event -> {
        }, count -> {
        });
        directory.routes().find(1, 0).deliver(1);
        assertThat(directory.drain(System.nanoTime() + Duration.ofSeconds(20).toNanos())).isTrue();
        called.close();
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("diligent");
    }

    @Test
    void shouldNameWhoIsInACallForTooLong() throws InterruptedException {
        blocked(SPEC);
        directory.routes().find(1, 0).deliver(1);
        inside.await();
        directory.look(System.nanoTime());
        directory.look(System.nanoTime() + Duration.ofDays(1).toNanos());
        awaitLog("meter of hall is slow, 1 times so far: it has been in a call for 86");
        awaitLog("at java.base/java.util.concurrent.CountDownLatch.await");
    }

    @Test
    void shouldNameWhoHasFailedAndWhoseEventsAreLostOrNotReleased() {
        directory.add(SPEC.withDelivery(Delivery.DIRECT), event -> {
            throw new IllegalStateException("expected in this test");
        }, count -> {
        });
        directory.routes().find(1, 0).deliver(1);
        awaitLog("meter of hall, which loses that event only, has failed, 1 times so far");
        directory.add(SPEC.withQueue(1, Overflow.DROP_OLDEST));
        events.releaseFails = true;
        directory.routes().find(1, 0).deliver(2);
        directory.routes().find(1, 0).deliver(3);
        awaitLog("1 events of meter of hall could not be released");
        events.releaseFails = false;
        events.retainFails = true;
        directory.routes().find(1, 0).deliver(4);
        awaitLog("meter of hall has lost 1 events because memory was full");
    }

    @Test
    void shouldNameWhosePredicateHasFailed() {
        directory.add(SPEC.withPredicate(event -> {
            throw new IllegalStateException("expected in this test");
        }));
        directory.routes().find(1, 0).deliver(1);
        awaitLog("The predicate of meter of hall, which gets the events that it fails for, has failed, 1 times so far");
        assertThat(directory.statistics().getFirst().filterFailed()).isEqualTo(1);
    }
}
