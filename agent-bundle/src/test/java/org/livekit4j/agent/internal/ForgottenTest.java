package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.JobType;

/** Jobs whose dispatch the server has forgotten, or that were deleted. */
@Timeout(180)
class ForgottenTest extends JobKeeperFixture {

    /** Starts a keeper whose worker has a job. */
    private JobRun runs(String dispatchId) {
        canTake = false;
        start();
        JobOffer offer = new JobOffer("AJ_1", dispatchId, JobType.ROOM, "greeter", "hall", Optional.empty(), "about greeter",
                Map.of(), 1);
        JobRun job = new JobRun(contexts.getFirst(), offer, "agent", "RM_1", server.url(), "token");
        assertThat(jobs.getFirst().reserve()).isTrue();
        jobs.getFirst().start(job);
        canTake = true;
        return job;
    }

    private void loses(JobRun job) {
        jobs.getFirst().lost(job);
        jobs.getFirst().end(job);
    }

    private void assertGivenUp(JobRun job) {
        assertThat(job.cancelled()).succeedsWithin(TIMEOUT).isEqualTo(JobCancellation.TERMINATED);
        loses(job);
        awaitLooks(10);
        assertThat(created).isEmpty();
    }

    @Test
    void shouldGiveAJobUpWhenItsDispatchIsDeleted() {
        dispatch("AD_1", "greeter", Map.of());
        dispatch("AD_2", "", Map.of());
        JobRun job = runs("AD_1");
        awaitLooks(4);
        assertThat(job.isCancelled()).isFalse();
        dispatches.remove("AD_1");

        assertGivenUp(job);
    }

    @Test
    void shouldDispatchAJobAnewOnlyWhenItIsLostIfItsRoomWasMadeAnewWithoutItsDispatch() {
        dispatch("AD_1", "greeter", Map.of());
        dispatch("AD_2", "", Map.of());
        JobRun job = runs("AD_1");
        awaitLooks(4);
        change(() -> {
            dispatches.clear();
            dispatch("AD_3", "", Map.of());
        });
        awaitLooks(10);
        assertThat(job.isCancelled()).isFalse();
        assertThat(created).isEmpty();

        loses(job);
        await().atMost(TIMEOUT).until(() -> !created.isEmpty());
        enter("AD_new1");
        awaitLooks(10);
        assertThat(created).singleElement().satisfies(request -> {
            assertThat(request.getMetadata()).isEqualTo("about greeter");
            assertThat(request.getAttributesOrThrow(Offers.ATTEMPT)).isEqualTo("2");
        });
    }

    @Test
    void shouldGiveAJobUpWhenItsRoomWasMadeAnewWithADispatchForIt() {
        dispatch("AD_1", "greeter", Map.of());
        dispatch("AD_2", "other", Map.of());
        JobRun job = runs("AD_1");
        awaitLooks(4);
        enter("AD_3");
        change(() -> {
            dispatches.clear();
            dispatch("AD_3", "greeter", Map.of());
            dispatch("AD_4", "other", Map.of());
        });

        assertGivenUp(job);
    }

    @Test
    void shouldDispatchAJobAnewWhenItIsLostAndNoServerHasItsRoom() {
        dispatch("AD_1", "greeter", Map.of());
        JobRun job = runs("AD_1");
        awaitLooks(4);
        var list = server.methods.put("ListDispatch", _ -> FakeServer.UNAVAILABLE);
        var create = server.methods.put("CreateDispatch", _ -> FakeServer.UNAVAILABLE);
        loses(job);
        int before = server.heads.size();
        await("the room is not given to another server at once").atMost(TIMEOUT)
                .until(() -> server.heads.stream().skip(before).filter(head -> head.contains("CreateDispatch")).count() > 2);
        assertThat(job.isCancelled()).isFalse();

        dispatches.clear();
        server.methods.putAll(Map.of("ListDispatch", list, "CreateDispatch", create));
        await().atMost(TIMEOUT).until(() -> created.size() == 1);
        enter("AD_new1");
        awaitLooks(10);
        assertThat(created).hasSize(1);
    }
}
