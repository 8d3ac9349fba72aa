package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.dashboard.DashboardProvider.Source;

@Timeout(60)
class FeedTest {
    /** A busy machine does not keep a watcher from taking one of ten. */
    private static final Duration MEDIUM = Duration.ofMillis(500);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final Parts parts = new Parts();
    private final AtomicInteger collectors = new AtomicInteger();
    private final List<Feed> feeds = new ArrayList<>();

    @AfterEach
    void close() {
        feeds.forEach(Feed::close);
    }

    private Feed feed(Duration period) {
        Feed feed = new Feed(() -> {
            collectors.incrementAndGet();
            return new Collector(parts, new Warnings(InstantSource.system()), InstantSource.system());
        }, period);
        feeds.add(feed);
        return feed;
    }

    private static String text(Optional<byte[]> event) {
        return new String(event.orElseThrow(), StandardCharsets.US_ASCII);
    }

    @Test
    void shouldMakeNoSnapshotsWhenNobodyWatches() {
        Feed feed = feed(LONG);
        assertThat(feed.made()).isZero();
        assertThat(collectors).hasValue(0);

        try (Feed.Watcher watcher = feed.watch().orElseThrow()) {
            assertThat(text(watcher.take())).startsWith("data: {\"number\":1,").endsWith("}\n\n");
        }
        await("it ends with the last watcher").until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("livekit-dashboard")));
        long made = feed.made();
        try (Feed.Watcher again = feed.watch().orElseThrow()) {
            assertThat(text(again.take())).startsWith("data: {\"number\":" + (made + 1) + ",");
        }
        assertThat(collectors).hasValue(2);
    }

    @Test
    void shouldShareOneSnapshotWhenThereAreTwentyWatchers() {
        Feed feed = feed(LONG);
        List<Feed.Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            watchers.add(feed.watch().orElseThrow());
        }

        List<byte[]> events = watchers.stream().map(watcher -> watcher.take().orElseThrow()).toList();

        assertThat(feed.made()).isOne();
        assertThat(collectors).hasValue(1);
        assertThat(events).allMatch(event -> event == events.getFirst());
    }

    @Test
    void shouldRefuseWhenThereAreTooMany() {
        Feed feed = feed(LONG);
        List<Feed.Watcher> watchers = new ArrayList<>();
        for (int i = 0; i < Feed.MOST_WATCHERS; i++) {
            watchers.add(feed.watch().orElseThrow());
        }

        assertThat(feed.watch()).isEmpty();
        watchers.getFirst().close();
        assertThat(feed.watch()).isPresent();
    }

    @Test
    void shouldEndAWatcherWhenItTakesNothing() throws InterruptedException {
        Feed feed = feed(SHORT);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual().start(() -> {
            Feed.Watcher watcher = feed.watch().orElseThrow();
            try {
                new CountDownLatch(1).await(); // as a write does whose reader has stopped
            } catch (InterruptedException e) {
                watcher.close();
                interrupted.countDown();
            }
        });

        interrupted.await();
        slow.join();

        assertThat(feed.made()).isGreaterThan(Feed.MOST_MISSED);
    }

    @Test
    void shouldGiveTheLatestWhenAWatcherWasBusy() {
        Feed feed = feed(MEDIUM);
        try (Feed.Watcher watcher = feed.watch().orElseThrow()) {
            await().until(() -> feed.made() >= 3);
            assertThat(text(watcher.take())).doesNotStartWith("data: {\"number\":1,");
        }
    }

    @Test
    void shouldEndWatchersWhenItIsClosed() {
        Feed feed = feed(LONG);
        Feed.Watcher watcher = feed.watch().orElseThrow();
        watcher.take();

        feed.close();

        assertThat(watcher.take()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(feed.watch()).isEmpty();
    }

    @Test
    void shouldGoOnWhenASnapshotFails() {
        AtomicInteger asked = new AtomicInteger();
        Feed feed = new Feed(() -> new Collector(new Source() {
            @Override
            public <T> List<T> all(Class<T> type) {
                if (asked.getAndIncrement() == 0) {
                    throw new IllegalStateException("a bundle is being replaced");
                }
                return List.of();
            }
        }, new Warnings(InstantSource.system()), InstantSource.system()), SHORT);
        feeds.add(feed);

        try (Feed.Watcher watcher = feed.watch().orElseThrow()) {
            assertThat(text(watcher.take())).startsWith("data: {\"number\":");
        }
    }
}
