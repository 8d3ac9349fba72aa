package org.livekit4j.health.internal;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Whether the queue loses what must not be lost, and who holds it up. The counters of the queue only grow: what they grew by is remembered
 * for some minutes, so that nobody misses it who looks once a minute.
 */
@Component(property = {HealthCheck.NAME + "=LiveKit event queue", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=queue"})
public final class QueueCheck implements HealthCheck {
    private static final long SLOW_MILLIS = 1_000;
    private static final long DEEP = QueueConstants.DEFAULT_CAPACITY;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile FfiEventQueue queue;

    private final RecentProblems recentProblems;
    private final Map<String, Long> longestCalls = new HashMap<>();
    private FfiEventQueue watched;
    private long lost;

    @Activate
    public QueueCheck() {
        this(InstantSource.system());
    }

    QueueCheck(InstantSource clock) {
        recentProblems = new RecentProblems(clock);
    }

    @Override
    public synchronized Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        FfiEventQueue current = queue;
        if (current == null) {
            log.critical("there is no event queue; is the bundle org.livekit4j.queue started, and the native library open?");
            return new Result(log);
        }
        if (current != watched) { // it counts from 0
            watched = current;
            lost = 0;
            longestCalls.clear();
        }
        QueueStatistics statistics = current.statistics();
        lookForLosses(statistics.lanes().get(Lane.CONTROL).dropped());
        statistics.subscribers().forEach(this::lookForSlowCalls);
        recentProblems.recent().forEach(log::warn);
        statistics.subscribers().stream().filter(one -> one.depth() > DEEP)
                .forEach(one -> log.warn("{} is behind: {} events wait for it", name(one), one.depth()));
        log.info("{} subscribers", statistics.subscribers().size());
        return new Result(log);
    }

    private void lookForLosses(long dropped) {
        if (dropped > lost) {
            recentProblems.add("control", (dropped - lost)
                    + " control events were lost: to a full queue of a subscriber that drops, or to one that ended with events waiting");
            lost = dropped;
        }
    }

    private void lookForSlowCalls(SubscriberStatistics one) {
        Long before = longestCalls.put(name(one), one.longestMillis());
        if (one.longestMillis() >= SLOW_MILLIS && (before == null || one.longestMillis() > before)) {
            recentProblems.add(name(one), name(one) + " is slow: one call took " + one.longestMillis() + " ms");
        }
    }

    private static String name(SubscriberStatistics one) {
        return one.owner().isEmpty() ? one.name() : one.name() + " of " + one.owner();
    }
}
