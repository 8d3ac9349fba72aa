package org.livekit4j.agent.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.internal.proto.AgentDispatch;
import org.livekit4j.agent.internal.proto.ParticipantInfo;
import org.livekit4j.agent.internal.proto.Room;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this true for the jobs of one name: a dispatch exists while, and only while, its agent is in the room. The server
 * itself gives a job up that no worker takes in time, or whose worker is gone. Each worker has a keeper. They share no state: a
 * dispatch that has lost its agent is deleted, which only one of them can do, and that one's worker takes the job over.
 */
final class JobKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
    /** An agent that was in the room must be missing twice in a row: it may just be reconnecting. */
    private static final int LOOKS = 2;
    private static final int DOUBLINGS = 6;
    /** A handler may refuse a job time and again. Such a dispatch is no attempt, but there is an end. */
    private static final int MOST_MISSES = 10;

    /**
     * How fast it is.
     *
     * @param pause between two looks
     * @param first how long an offer, an assignment and a join may take
     * @param retry the further pause before the third attempt, and before the fourth dispatch in a row that got no agent; each
     *     after that is twice as long
     */
    record Pace(Duration pause, Duration first, Duration retry) {
        static final Pace DEFAULT = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    private final JobContext context;
    private final Takeovers takeovers;
    private final Pace pace;
    private final BooleanSupplier canTake;
    private final Survey survey;
    private final Forgotten forgotten;
    private final Map<String, Watched> watched = new HashMap<>();
    private final Map<String, Integer> orphans = new HashMap<>();
    private final RepeatedWarning failures = new RepeatedWarning();
    private final Random random = new Random();
    /** Jobs whose dispatch is gone and whose next one the server has not accepted yet. */
    private final List<Creation> creations = new ArrayList<>();
    private Thread thread;

    /**
     * A dispatch to be made.
     *
     * @param roomSid empty if the room may be made anew
     */
    private record Creation(String room, String roomSid, String agentName, String metadata, Map<String, String> attributes,
            int attempt,
            int misses) {

        /** A job that had no agent yet is for the server to give to a worker, and for this one in turn: others may be frozen. */
        boolean isForServer() {
            return roomSid.isEmpty() || misses % 2 == 1;
        }

        Creation inAnyRoom() {
            return new Creation(room, "", agentName, metadata, attributes, attempt, misses);
        }
    }

    /** A dispatch, as far as it was seen. */
    private static final class Watched {
        private long missingSinceNanos = System.nanoTime();
        private int absences;
        private boolean wasPresent;
        private boolean abandoned;

        void see(boolean present) {
            if (present) {
                wasPresent = true;
                absences = 0;
            } else if (absences++ == 0) {
                missingSinceNanos = System.nanoTime();
            }
        }

        boolean isLost(int attempt, int misses, Pace pace) {
            Duration needed = wasPresent
                    ? further(attempt - 2, pace)
                    : pace.first().plus(further(misses - 3, pace));
            return absences >= LOOKS && System.nanoTime() - missingSinceNanos >= needed.toNanos();
        }

        private static Duration further(int doublings, Pace pace) {
            return doublings < 0 ? Duration.ZERO : pace.retry().multipliedBy(1L << Math.min(doublings, DOUBLINGS));
        }
    }

    /** @param canTake whether this worker would get a job that is dispatched now */
    JobKeeper(JobContext context, Takeovers takeovers, BooleanSupplier canTake, Pace pace) {
        this.context = context;
        this.takeovers = takeovers;
        this.pace = pace;
        this.canTake = canTake;
        survey = new Survey(context.api());
        forgotten = new Forgotten(context);
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("livekit-jobs " + context.settings().pid())
                .inheritInheritableThreadLocals(false)
                .start(this::run);
    }

    void end() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long startNanos = System.nanoTime();
                sweep();
                long tookMs = (System.nanoTime() - startNanos) / 1_000_000;
                long pauseMs = pace.pause().toMillis();
                Thread.sleep(Math.max(pauseMs, tookMs) + random.nextLong(pauseMs / 4 + 1)); // it looks for half of its time at most
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: jobs are no longer kept", context.settings().pid());
        }
    }

    private void sweep() throws InterruptedException {
        try {
            create();
            forgotten.takeLost().forEach(
                    job -> watched.computeIfAbsent(job.offer().dispatchId(), _ -> new Watched()).wasPresent = true);
            List<Room> rooms = context.api().rooms();
            Map<String, List<AgentDispatch>> dispatches = survey.dispatches(rooms, forgotten.rooms());
            restore(forgotten.take(rooms, dispatches));
            Set<String> seen = new HashSet<>();
            for (Room room : rooms) {
                List<AgentDispatch> all = dispatches.get(room.getSid());
                if (all != null) {
                    tryToLook(room, all, seen);
                }
            }
            watched.keySet().retainAll(seen);
            orphans.keySet().removeIf(job -> context.jobs().find(job).isEmpty());
        } catch (IOException | RuntimeException e) {
            warn(e);
        }
    }

    private void warn(Exception failure) {
        failures.report(count -> LOG.warn("{}: jobs could not be checked, {} times so far: {}", context.settings().pid(), count,
                Printable.of(Redaction.redact(String.valueOf(failure.getMessage())))));
    }

    /** The server that has the room may be killed meanwhile; that does not concern other rooms. */
    private void tryToLook(Room room, List<AgentDispatch> dispatches, Set<String> seen) throws IOException, InterruptedException {
        try {
            look(room, dispatches, seen);
        } catch (ServerApi.UnavailableException e) {
            warn(e);
        }
    }

    private void restore(List<JobRun> jobs) throws IOException, InterruptedException {
        for (JobRun job : jobs) {
            JobOffer offer = job.offer();
            if (offer.attempt() < context.settings().options().maxAttempts()) {
                creations.add(new Creation(offer.roomName(), "", offer.agentName(), offer.metadata(), offer.attributes(),
                        offer.attempt() + 1, 0));
            }
        }
        create();
    }

    private void look(Room listed, List<AgentDispatch> all, Set<String> seen) throws IOException, InterruptedException {
        String room = listed.getName();
        Set<String> mine = context.jobs().dispatches();
        List<AgentDispatch> dispatches = all.stream()
                .filter(dispatch -> Offers.agentName(dispatch).equals(context.settings().agentName())).toList();
        dispatches.forEach(dispatch -> seen.add(dispatch.getId()));
        cancelOrphans(listed, all);
        List<AgentDispatch> others = dispatches.stream().filter(dispatch -> !mine.contains(dispatch.getId())).toList();
        if (others.isEmpty()) {
            return;
        }
        List<ParticipantInfo> participants = context.api().participants(room);
        for (AgentDispatch dispatch : others) {
            Watched dispatched = watched.computeIfAbsent(dispatch.getId(), _ -> new Watched());
            dispatched.see(participants.stream().anyMatch(participant -> isAgentOf(dispatch, participant)));
            Map<String, String> attributes = dispatch.getAttributesMap();
            if (dispatched.isLost(Offers.attempt(attributes), Offers.misses(attributes), pace)) {
                rescue(listed, dispatch, dispatched);
            }
        }
    }

    /** Agents of other SDKs do not say which dispatch they belong to; then the server does, a few seconds later. */
    private static boolean isAgentOf(AgentDispatch dispatch, ParticipantInfo participant) {
        return participant.getAttributesOrDefault(Offers.DISPATCH, "").equals(dispatch.getId())
                || dispatch.getState().getJobsList()
                        .stream().anyMatch(job -> job.getState().getParticipantIdentity().equals(participant.getIdentity()));
    }

    /** Jobs of this worker whose dispatch is gone: deleted while the worker was not connected, or claimed by another keeper. */
    private void cancelOrphans(Room room, List<AgentDispatch> all) {
        Set<String> ids = all.stream().map(AgentDispatch::getId).collect(Collectors.toSet());
        for (JobRun job : context.jobs().running()) {
            String dispatchId = job.offer().dispatchId();
            if (!room.getSid().equals(job.roomSid())) {
                continue; // also a room of a server that has restarted, and knows no dispatch any more
            }
            if (ids.contains(dispatchId)) {
                orphans.remove(job.offer().id());
                forgotten.remember(dispatchId, all);
            } else if (forgotten.isForgotten(dispatchId, all)) {
                orphans.remove(job.offer().id());
            } else if (orphans.merge(job.offer().id(), 1, Integer::sum) >= LOOKS) {
                orphans.remove(job.offer().id());
                job.cancel(JobCancellation.TERMINATED);
            }
        }
    }

    private void rescue(Room listed, AgentDispatch dispatch, Watched dispatched) throws IOException, InterruptedException {
        String room = listed.getName();
        int attempt = Offers.attempt(dispatch.getAttributesMap());
        int misses = dispatched.wasPresent ? 0 : Offers.misses(dispatch.getAttributesMap()) + 1;
        if (dispatched.wasPresent && attempt >= context.settings().options().maxAttempts() || misses > MOST_MISSES) {
            if (!dispatched.abandoned) {
                dispatched.abandoned = true;
                context.jobs().abandoned.increment();
                LOG.warn("{}: dispatch {} in room '{}' has no agent after {} attempts; it is not dispatched again",
                        context.settings().pid(), Printable.of(dispatch.getId()), Printable.of(room), attempt);
            }
            return;
        }
        if (!canTake.getAsBoolean() || context.jobs().free() <= 0 || !context.api().deleteDispatch(room, dispatch.getId())) {
            return;
        }
        creations.add(new Creation(room, listed.getSid(), Offers.agentName(dispatch), dispatch.getMetadata(),
                dispatch.getAttributesMap(),
                dispatched.wasPresent ? attempt + 1 : attempt, misses));
        create();
    }

    /** What fails is tried again at the next look. */
    private void create() throws IOException, InterruptedException {
        for (Creation next : List.copyOf(creations)) {
            Map<String, String> attributes = new HashMap<>(Offers.plain(next.attributes()));
            attributes.put(Offers.ATTEMPT, String.valueOf(next.attempt()));
            attributes.put(Offers.MISSES, String.valueOf(next.misses()));
            try {
                boolean own = !next.isForServer() && canTake.getAsBoolean()
                        && takeovers.dispatch(next.room(), next.roomSid(), next.agentName(), next.metadata(), attributes);
                if (!own) {
                    context.api().createDispatch(next.room(), next.agentName(), next.metadata(), attributes);
                }
            } catch (ServerApi.UnavailableException e) { // the server that had the room is gone, which others notice within seconds
                warn(e);
                creations.set(creations.indexOf(next), next.inAnyRoom());
                continue;
            }
            creations.remove(next);
            survey.hosted(next.room());
            context.jobs().redispatched.increment();
            LOG.info("{}: an agent was missing in room '{}'; dispatched again, attempt {}", context.settings().pid(),
                    Printable.of(next.room()), next.attempt());
        }
    }
}
