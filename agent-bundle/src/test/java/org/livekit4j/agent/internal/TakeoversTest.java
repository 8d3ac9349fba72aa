package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.token.TokenVerifier;
import org.livekit4j.token.VerifiedToken;

/** Jobs without an agent, which a worker takes over. */
@Timeout(180)
class TakeoversTest extends JobKeeperFixture {
    private void loseAJob(String agent, Map<String, String> attributes) {
        dispatch("AD_1", agent, attributes);
        enter("AD_1");
        start();
        awaitLooks(3);
        participants.clear();
    }

    @Test
    void shouldRunTheJobAndAskNoWorkerWhenAnAgentIsMissing() {
        rooms.admits("hall");
        answer = JobAnswer.accept().withIdentity("ada").withAttributes(Map.of("mood", "good"));
        loseAJob("greeter", Map.of("tone", "kind"));
        await().atMost(TIMEOUT).until(() -> run.size() == 1);

        JobOffer offer = run.getFirst().offer();
        assertThat(offer.agentName()).isEqualTo("greeter");
        assertThat(offer.roomName()).isEqualTo("hall");
        assertThat(offer.metadata()).isEqualTo("about greeter");
        assertThat(offer.attributes()).isEqualTo(Map.of("tone", "kind"));
        assertThat(offer.attempt()).isEqualTo(2);
        assertThat(offer.dispatchId()).isEqualTo("AD_new1");
        assertThat(created.getFirst().getAgentName()).startsWith("greeter@");
        VerifiedToken token = TokenVerifier.of("key", "s".repeat(32)).verify(rooms.tokens.getFirst());
        assertThat(token.identity()).contains("ada");
        assertThat(token.kind()).isEqualTo(ParticipantKind.AGENT);
        assertThat(token.attributes())
                .isEqualTo(Map.of("mood", "good", Offers.DISPATCH, "AD_new1", "lk.agent_name", "greeter"));
        awaitLooks(20);
        assertThat(created).hasSize(1);
        assertThat(jobs.getFirst().counts().accepted()).isOne();
    }

    @Test
    void shouldCancelTheJobWhenItsDispatchIsDeleted() {
        rooms.admits("hall");
        answer = JobAnswer.accept();
        loseAJob("greeter", Map.of());
        await().atMost(TIMEOUT).until(() -> run.size() == 1);
        dispatches.clear();

        assertThat(run.getFirst().cancelled().join()).isEqualTo(JobCancellation.TERMINATED);
    }

    @Test
    void shouldTakeOverWhatAnotherWorkerHasTakenOverWhenThatOneIsGone() {
        rooms.admits("hall");
        answer = JobAnswer.accept();
        dispatch("AD_2", "other@1", Map.of(Offers.AGENT, "other"));
        loseAJob("greeter@1", Map.of(Offers.AGENT, "greeter"));

        await().atMost(TIMEOUT).until(() -> run.size() == 1);
        assertThat(run.getFirst().offer().agentName()).isEqualTo("greeter");
        assertThat(dispatches).containsOnlyKeys("AD_2", "AD_new1");
    }

    @Test
    void shouldLeaveNoDispatchWhenTheHandlerTerminatesTheJob() {
        answer = JobAnswer.terminate();
        loseAJob("greeter", Map.of());

        await().atMost(TIMEOUT).until(() -> created.size() == 1 && dispatches.isEmpty());
        awaitLooks(20);
        assertThat(created).hasSize(1);
        assertThat(jobs.getFirst().free()).isEqualTo(10);
    }

    @Test
    void shouldGiveTheSlotBackWhenTheHandlerRefuses() {
        loseAJob("greeter", Map.of());

        await().atMost(TIMEOUT).until(() -> created.size() >= 4);
        assertThat(created.subList(0, 4)).extracting(request -> request.getAgentName().equals("greeter"))
                .as("the server is asked in turn").containsExactly(false, true, false, true);
        await().atMost(TIMEOUT).until(() -> jobs.getFirst().free() == 10);
        assertThat(run).isEmpty();
    }

    @Test
    void shouldBeginNoJobWhenAllWereCancelledMeanwhile() {
        rooms.admits("hall");
        answer = JobAnswer.accept();
        dispatch("AD_1", "greeter", Map.of());
        enter("AD_1");
        start();
        awaitLooks(3);
        jobs.getFirst().close(JobCancellation.WORKER_ENDED);
        participants.clear();

        await().atMost(TIMEOUT).until(() -> created.size() == 1);
        assertThat(created.getFirst().getAgentName()).as("left to another worker").isEqualTo("greeter");
        assertThat(run).isEmpty();
    }
}
