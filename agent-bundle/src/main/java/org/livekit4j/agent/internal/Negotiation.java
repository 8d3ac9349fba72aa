package org.livekit4j.agent.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.internal.proto.AvailabilityResponse;
import org.livekit4j.agent.internal.proto.JobAssignment;
import org.livekit4j.agent.internal.proto.WorkerMessage;

/**
 * Offers of one session, from the question whether the worker is available to the assignment. Each has a slot, so that no more
 * are decided at once than there are slots, also if handlers do not return. Only {@link #decide} is called by other threads
 * than the session's.
 */
final class Negotiation {
    /** The server gives a job up three seconds after it began to look for a worker, and may have asked others before. */
    static final long OFFER_NANOS = Duration.ofMillis(1_500).toNanos();
    private static final long ASSIGNMENT_NANOS = Duration.ofSeconds(10).toNanos();

    /** What a session does for it. */
    interface Line {
        void send(WorkerMessage message) throws IOException, InterruptedException;

        /** Tells the server how many jobs there are now. */
        void report() throws IOException, InterruptedException;

        /** Has the session look at what is decided. */
        void wake();
    }

    /** The handler is asked. */
    private static final class Decision {
        private final JobOffer offer;
        private final long deadlineNanos = System.nanoTime() + OFFER_NANOS;
        private Thread thread;
        private JobAnswer answer;
        private boolean late;

        Decision(JobOffer offer) {
            this.offer = offer;
        }
    }

    /** It was accepted, and is not assigned yet. */
    private record Acceptance(JobOffer offer, String identity, long deadlineNanos) {}

    private final JobContext context;
    private final Line line;
    private final String server;
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, Acceptance> acceptances = new HashMap<>();
    private boolean ended;

    Negotiation(JobContext context, Line line, String server) {
        this.context = context;
        this.line = line;
        this.server = server;
    }

    /** @param takes whether the worker takes jobs now, as far as slots do not matter */
    void offered(JobOffer offer, boolean takes) throws IOException, InterruptedException {
        if (!takes || decisions.containsKey(offer.id()) || !context.jobs().reserve()) {
            refuse(offer, context.jobs().refused);
            return;
        }
        Decision decision = new Decision(offer);
        decision.thread = Thread.ofVirtual().name("livekit-offer " + offer.id()).inheritInheritableThreadLocals(false)
                .unstarted(() -> decide(decision));
        decisions.put(offer.id(), decision);
        decision.thread.start();
    }

    private void decide(Decision decision) {
        JobAnswer answer = context.ask(decision.offer);
        synchronized (this) {
            decision.answer = answer;
            if (ended) {
                context.jobs().release();
                return;
            }
        }
        line.wake();
    }

    private synchronized JobAnswer answer(Decision decision) {
        return decision.answer;
    }

    /** Does what is decided or late. */
    void look(long now) throws IOException, InterruptedException {
        for (Decision decision : List.copyOf(decisions.values())) {
            JobAnswer answer = answer(decision);
            if (answer != null) {
                decisions.remove(decision.offer.id());
                decided(decision, answer);
            } else if (!decision.late && now - decision.deadlineNanos >= 0) {
                decision.late = true; // its slot is free when the handler returns
                decision.thread.interrupt();
                refuse(decision.offer, context.jobs().late);
            }
        }
        for (Acceptance acceptance : List.copyOf(acceptances.values())) {
            if (now - acceptance.deadlineNanos >= 0) {
                acceptances.remove(acceptance.offer.id());
                context.jobs().unassigned.increment();
                context.jobs().release();
                line.report();
            }
        }
    }

    private void decided(Decision decision, JobAnswer answer) throws IOException, InterruptedException {
        JobOffer offer = decision.offer;
        if (!decision.late && answer.decision() == JobAnswer.Decision.ACCEPT) {
            accept(offer, answer);
            return;
        }
        context.jobs().release();
        if (decision.late) {
            line.report();
        } else if (answer.decision() == JobAnswer.Decision.REFUSE) {
            refuse(offer, context.jobs().refused);
        } else {
            context.jobs().refused.increment();
            send(AvailabilityResponse.newBuilder().setJobId(offer.id()).setTerminate(true));
            Thread.ofVirtual().name("livekit-offer " + offer.id()).inheritInheritableThreadLocals(false)
                    .start(() -> JobRun.settle(context, offer));
        }
    }

    private void accept(JobOffer offer, JobAnswer answer) throws IOException, InterruptedException {
        String identity = Offers.identity(offer, answer);
        acceptances.put(offer.id(), new Acceptance(offer, identity, System.nanoTime() + ASSIGNMENT_NANOS));
        context.jobs().accepted.increment();
        send(AvailabilityResponse.newBuilder().setJobId(offer.id()).setAvailable(true).setParticipantIdentity(identity)
                .setParticipantName(answer.name().orElse("")).setParticipantMetadata(answer.metadata().orElse(""))
                .putAllParticipantAttributes(Offers.attributes(offer, answer)));
        line.report(); // the slot is taken before the server asks again
    }

    private void refuse(JobOffer offer, LongAdder count) throws IOException, InterruptedException {
        count.increment();
        send(AvailabilityResponse.newBuilder().setJobId(offer.id()).setAvailable(false));
    }

    private void send(AvailabilityResponse.Builder answer) throws IOException, InterruptedException {
        line.send(WorkerMessage.newBuilder().setAvailability(answer).build());
    }

    void assigned(JobAssignment assignment) {
        Acceptance acceptance = acceptances.remove(assignment.getJob().getId());
        if (acceptance == null) { // it has come too late
            return;
        }
        JobRun job = new JobRun(context, acceptance.offer, acceptance.identity, assignment.getJob().getRoom().getSid(),
                assignment.getUrl().isEmpty() ? server : assignment.getUrl(), assignment.getToken());
        context.jobs().start(job);
    }

    /** @return when it is to look again, if nothing happens before */
    long dueNanos(long atTheLatest) {
        long due = atTheLatest;
        for (Decision decision : decisions.values()) {
            due = decision.late ? due : Math.min(due, decision.deadlineNanos);
        }
        for (Acceptance acceptance : acceptances.values()) {
            due = Math.min(due, acceptance.deadlineNanos);
        }
        return due;
    }

    /** The connection has ended, and with it what was offered. */
    void end() {
        synchronized (this) {
            ended = true;
            decisions.values().stream().filter(decision -> decision.answer != null).forEach(_ -> context.jobs().release());
        }
        decisions.values().forEach(decision -> decision.thread.interrupt());
        acceptances.values().forEach(_ -> context.jobs().release());
    }
}
