package org.livekit4j.agent.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.agent.internal.proto.AgentDispatch;
import org.livekit4j.agent.internal.proto.Room;

/**
 * Finds the jobs of this worker whose dispatch the servers have forgotten: the only server was restarted, or of several the one
 * that had the room was killed. Then the room is another one, or the same one that another server has made anew, without the
 * dispatches that it had. Used by one thread.
 */
final class Forgotten {
    /** A busy server may seem not to have a room. */
    private static final int LOOKS = 3;

    private final JobContext context;
    /** By the dispatches of jobs that run: the other dispatches in their rooms, of all names. */
    private final Map<String, Set<String>> companions = new HashMap<>();
    /** By jobs that were lost: at how many looks no server had the room. */
    private final Map<JobRun, Integer> lost = new HashMap<>();

    Forgotten(JobContext context) {
        this.context = context;
    }

    /** Takes note of the dispatches in the room of a job whose own is among them. */
    void remember(String dispatchId, List<AgentDispatch> all) {
        companions.put(dispatchId, all.stream().map(AgentDispatch::getId).filter(id -> !id.equals(dispatchId))
                .collect(Collectors.toSet()));
    }

    /**
     * Whether a dispatch is gone because the room was made anew, and not because it was deleted. A room that is made anew has a
     * new dispatch for each agent that it was configured with, or one without a name; if one of those replaces the dispatch,
     * that one is not missing.
     */
    boolean isForgotten(String dispatchId, List<AgentDispatch> all) {
        Set<String> before = companions.getOrDefault(dispatchId, Set.of());
        Set<String> now = all.stream().map(AgentDispatch::getId).collect(Collectors.toSet());
        boolean anew = !before.isEmpty() && !now.isEmpty() && Collections.disjoint(before, now);
        return anew && all.stream().noneMatch(dispatch -> Offers.agentName(dispatch).equals(context.settings().agentName())
                && !dispatch.containsAttributes(Offers.ATTEMPT));
    }

    /** Takes the jobs that were lost since the last call. */
    List<JobRun> takeLost() {
        Set<String> needed = new HashSet<>(context.jobs().dispatches()); // first: a job is lost before it ends
        List<JobRun> taken = context.jobs().takeLost();
        taken.forEach(job -> lost.put(job, 0));
        lost.keySet().forEach(job -> needed.add(job.offer().dispatchId()));
        companions.keySet().retainAll(needed);
        return taken;
    }

    /** {@return the identifiers of the rooms of jobs of which it is not known yet whether they were forgotten} */
    Set<String> rooms() {
        return lost.keySet().stream().map(JobRun::roomSid).collect(Collectors.toSet());
    }

    /** Returns the lost jobs that were forgotten; of other lost jobs the dispatch stands, or the room is closed. */
    List<JobRun> take(List<Room> rooms, Map<String, List<AgentDispatch>> dispatches) {
        Set<String> listed = rooms.stream().map(Room::getSid).collect(Collectors.toSet());
        List<JobRun> forgotten = new ArrayList<>();
        for (JobRun job : List.copyOf(lost.keySet())) {
            isForgotten(job, listed, dispatches).ifPresent(really -> {
                lost.remove(job);
                if (really) {
                    forgotten.add(job);
                }
            });
        }
        return forgotten;
    }

    /** @return empty if it cannot be said yet */
    private Optional<Boolean> isForgotten(JobRun job, Set<String> listed, Map<String, List<AgentDispatch>> dispatches) {
        if (!listed.contains(job.roomSid())) {
            return Optional.of(!job.node().equals(context.jobs().node()));
        }
        List<AgentDispatch> all = dispatches.get(job.roomSid());
        String dispatchId = job.offer().dispatchId();
        if (all == null) {
            return lost.merge(job, 1, Integer::sum) >= LOOKS ? Optional.of(true) : Optional.empty();
        }
        return Optional.of(all.stream().noneMatch(dispatch -> dispatch.getId().equals(dispatchId))
                && isForgotten(dispatchId, all));
    }
}
