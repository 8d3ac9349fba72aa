package org.livekit4j.agent.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on the worker whose keeper dispatches them anew. The server is not asked for a worker: it would ask one that is frozen
 * as readily as this one, wait for it in vain, and give the job up. Such a dispatch has a name of its own, which no worker is
 * registered for, and stands for the job in the eyes of other keepers.
 */
final class Takeovers {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWorker.class);
    private static final Duration TTL = Duration.ofHours(1);
    private static final String SERVERS_ATTRIBUTE = "lk.agent_name";

    private final JobContext context;
    private final Supplier<URI> server;
    private final String name;

    /** @param server the one to join */
    Takeovers(JobContext context, Supplier<URI> server) {
        this.context = context;
        this.server = server;
        name = context.settings().agentName() + "@" + Long.toHexString(new Random().nextLong());
    }

    /**
     * Dispatches a job anew and begins it.
     *
     * @param roomSid the server's identifier of the room
     * @return whether there was a slot
     */
    boolean dispatch(String room, String roomSid, String agentName, String metadata, Map<String, String> attributes)
            throws IOException, InterruptedException {
        if (!context.jobs().reserve()) {
            return false;
        }
        boolean begun = false;
        try {
            Map<String, String> named = new HashMap<>(attributes);
            named.put(Offers.AGENT, agentName);
            String dispatchId = context.api().createDispatch(room, name, metadata, named);
            JobOffer offer = Offers.own(dispatchId, agentName, room, metadata, attributes);
            Thread.ofVirtual().name("livekit-offer " + offer.id()).inheritInheritableThreadLocals(false)
                    .start(() -> decide(offer, roomSid));
            begun = true;
            return true;
        } finally {
            if (!begun) {
                context.jobs().release();
            }
        }
    }

    private void decide(JobOffer offer, String roomSid) {
        long startNanos = System.nanoTime();
        JobAnswer answer = context.ask(offer);
        if (System.nanoTime() - startNanos > Negotiation.OFFER_NANOS) { // others may take it for lost soon
            turnDown(context.jobs().late);
        } else if (answer.decision() == JobAnswer.Decision.ACCEPT) {
            accept(offer, answer, roomSid);
        } else {
            turnDown(context.jobs().refused);
            if (answer.decision() == JobAnswer.Decision.TERMINATE) {
                JobRun.settle(context, offer);
            }
        }
    }

    private void turnDown(LongAdder count) {
        count.increment();
        context.jobs().release();
    }

    private void accept(JobOffer offer, JobAnswer answer, String roomSid) {
        JobRun job;
        try {
            job = job(offer, answer, roomSid);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: job {} has no token: {}", context.settings().pid(), Printable.of(offer.id()),
                    Printable.of(Redaction.redact(String.valueOf(e.getMessage()))));
            turnDown(context.jobs().failed);
            return;
        }
        context.jobs().accepted.increment();
        context.jobs().start(job);
    }

    private JobRun job(JobOffer offer, JobAnswer answer, String roomSid) {
        String identity = Offers.identity(offer, answer);
        Map<String, String> attributes = Offers.attributes(offer, answer);
        attributes.put(SERVERS_ATTRIBUTE, offer.agentName());
        VideoGrant grant = VideoGrant.NONE.withRoomJoin(true).withRoom(offer.roomName()).withAgent(true).withCanPublish(true)
                .withCanSubscribe(true).withCanPublishData(true).withCanUpdateOwnMetadata(true);
        String token = context.settings().key().token(blank -> claims(blank, answer).withTtl(TTL).withIdentity(identity)
                .withAttributes(attributes).withKind(ParticipantKind.AGENT).withGrant(grant));
        return new JobRun(context, offer, identity, roomSid, server.get().toString(), token);
    }

    private static AccessToken claims(AccessToken blank, JobAnswer answer) {
        AccessToken named = answer.name().map(blank::withName).orElse(blank);
        return answer.metadata().map(named::withMetadata).orElse(named);
    }
}
