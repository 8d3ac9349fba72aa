package org.livekit4j.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.livekit4j.queue.concurrent.Overflow;

/**
 * Does with a queue what bytes say: subscribes, changes, closes and publishes. Each event must come to those who want it by a model that asks
 * each of them, and to nobody else.
 */
final class RoutingTrial {
    private static final int MOST = 24;
    private static final int TYPES = 11;
    /** Some that are near each other, and some that differ in the upper bits only. */
    private static final long[] KEYS = {0, 1, 2, 3, 4, 5, 6, 7, -1, Long.MIN_VALUE, 1L << 32, 2L << 32, 3L << 32, 4L << 32,
        1L << 62,
        Long.MAX_VALUE};

    /** One for all trials, because each has a thread. */
    private static final TestEvent.Adapter ADAPTER = new TestEvent.Adapter();
    private static final FilteringQueue<TestEvent> QUEUE = new FilteringQueue<>(ADAPTER);

    private final LaneStatistics before = QUEUE.statistics().total();
    private final List<PullSubscription<TestEvent>> present = new ArrayList<>();
    private final byte[] script;
    private int position;
    private long published;
    private long unwanted;
    private long delivered;

    RoutingTrial(byte[] script) {
        this.script = script;
    }

    /** @throws AssertionError if an event came to other subscribers than the model says, or a count is wrong */
    void run() {
        while (position < script.length) {
            int action = next();
            if (action % 4 == 0 && present.size() < MOST) {
                present.add(QUEUE.subscribe(spec()));
            } else if (action % 4 == 1 && !present.isEmpty()) {
                present.get(action / 4 % present.size()).update(spec());
            } else if (action % 4 == 2 && !present.isEmpty()) {
                present.remove(action / 4 % present.size()).close();
            } else {
                publish(new TestEvent(action / 4 % TYPES, KEYS[next() % KEYS.length]));
            }
        }
        end();
    }

    /** The next byte; 0 when there is none. */
    private int next() {
        return position < script.length ? script[position++] & 0xff : 0;
    }

    private SubscriptionSpec<TestEvent> spec() {
        int types = next() | next() << 8;
        int keys = next() | next() << 8;
        SubscriptionSpec<TestEvent> spec = SubscriptionSpec.<TestEvent>named("trial").withQueue(2, Overflow.DROP_OLDEST);
        Set<Integer> named = new HashSet<>();
        for (int type = 0; type < TYPES - 1; type++) {
            if ((types >> type & 1) == 1) {
                named.add(type);
            }
        }
        List<Long> asked = new ArrayList<>();
        for (int i = 0; i < KEYS.length; i++) {
            if ((keys >> i & 1) == 1) {
                asked.add(KEYS[i]);
            }
        }
        spec = spec.withTypes(named.stream().mapToInt(Integer::intValue).toArray())
                .withKeys(asked.stream().mapToLong(Long::longValue).toArray());
        return types >> TYPES == 0 ? spec : spec.withPredicate(event -> event.key % 2 == 0);
    }

    private boolean wants(SubscriptionSpec<TestEvent> spec, TestEvent event) {
        boolean type = spec.types().isEmpty()
                ? !ADAPTER.onRequestOnly(event.type)
                : spec.types().contains(event.type) || spec.types().contains(ADAPTER.parent(event.type));
        return type && (spec.keys().isEmpty() || spec.keys().contains(event.key))
                && spec.predicate().map(predicate -> predicate.test(event)).orElse(true);
    }

    private void publish(TestEvent event) {
        QUEUE.publish(event);
        published++;
        int takers = 0;
        for (PullSubscription<TestEvent> subscription : present) {
            TestEvent expected = wants(subscription.spec(), event) ? event : null;
            check(subscription.poll() == expected, subscription, event);
            if (expected != null) {
                takers++;
                ADAPTER.release(event);
                check(subscription.poll() == null, subscription, event);
            }
        }
        delivered += takers;
        unwanted += takers == 0 ? 1 : 0;
        check(event.kept() == 0 && event.retained.get() == takers, takers, event);
    }

    private void end() {
        LaneStatistics total = QUEUE.statistics().total();
        LaneStatistics expected = new LaneStatistics(published, unwanted, delivered, 0);
        check(total.equals(before.plus(expected)), total, null);
        present.forEach(Subscription::close);
        for (int type = 0; type < TYPES; type++) {
            for (long key : KEYS) {
                check(QUEUE.route(type, key) == null, type, null);
            }
        }
    }

    private static void check(boolean right, Object what, TestEvent event) {
        if (!right) {
            throw new AssertionError(what + " with type " + (event == null ? "" : event.type + ", key " + event.key) + ": "
                    + Objects.toString(what instanceof Subscription<?> subscription ? subscription.spec() : ""));
        }
    }
}
