package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.agent.internal.proto.ListAgentDispatchRequest;
import org.livekit4j.agent.internal.proto.ListRoomsResponse;
import org.livekit4j.agent.internal.proto.Room;

/** Jobs without an agent. */
@Timeout(180)
class JobKeeperTest extends JobKeeperFixture {
    @Test
    void shouldDispatchOnceMoreWhenTwoKeepersMissTheAgent() {
        dispatch("AD_1", "greeter", Map.of("tone", "kind"));
        enter("AD_1");
        start();
        start();
        awaitLooks(6);
        assertThat(created).isEmpty();
        participants.clear();

        await().atMost(TIMEOUT).until(() -> !created.isEmpty());
        enter("AD_new1");
        awaitLooks(20);
        assertThat(created).hasSize(1);
        assertThat(created.getFirst().getMetadata()).isEqualTo("about greeter");
        assertThat(created.getFirst().getAttributesMap())
                .isEqualTo(Map.of("tone", "kind", Offers.AGENT, "greeter", Offers.ATTEMPT, "2", Offers.MISSES, "0"));
        assertThat(jobs.stream().mapToLong(own -> own.counts().redispatched()).sum()).isOne();
    }

    @Test
    void shouldGiveUpWhenAllAttemptsAreUsedUp() {
        dispatch("AD_1", "greeter", Map.of(Offers.ATTEMPT, "2"));
        enter("AD_1");
        start();
        awaitLooks(3);
        participants.clear();
        await().atMost(TIMEOUT).until(() -> created.size() == 1);
        enter("AD_new1");
        awaitLooks(3);
        participants.clear();

        await().atMost(TIMEOUT).until(() -> jobs.getFirst().counts().abandoned() == 1);
        awaitLooks(10);
        assertThat(created).extracting(request -> request.getAttributesOrThrow(Offers.ATTEMPT)).containsExactly("3");
        assertThat(jobs.getFirst().counts().abandoned()).isOne();
        assertThat(dispatches).hasSize(1);
    }

    @Test
    void shouldNotCountAsAnAttemptButEndWhenADispatchNeverGetsAnAgent() {
        dispatch("AD_1", "greeter", Map.of(Offers.MISSES, "8"));
        start();

        await().atMost(TIMEOUT).until(() -> jobs.getFirst().counts().abandoned() == 1);
        assertThat(created).extracting(request -> request.getAttributesOrThrow(Offers.MISSES)).containsExactly("9", "10");
        assertThat(created).extracting(request -> request.getAttributesOrThrow(Offers.ATTEMPT)).containsOnly("1");
    }

    @Test
    void shouldLeaveDispatchesToOthersAloneWhenTheirAgentsAreMissing() {
        dispatch("AD_1", "other", Map.of());
        dispatch("AD_2", "", Map.of());
        start();
        awaitLooks(20);

        assertThat(created).isEmpty();
    }

    @Test
    void shouldClaimNothingWhenItsWorkerCannotTakeJobs() {
        canTake = false;
        dispatch("AD_1", "greeter", Map.of());
        start();
        awaitLooks(20);
        assertThat(dispatches).containsOnlyKeys("AD_1");

        canTake = true;
        await().atMost(TIMEOUT).until(() -> created.size() == 1);
    }

    @Test
    void shouldGoOnWhenTheServerHasNoAnswerForAWhile() {
        dispatch("AD_1", "greeter", Map.of());
        var method = server.methods.remove("ListRooms");
        start();
        await().atMost(TIMEOUT).until(() -> server.heads.size() > 3);
        server.methods.put("ListRooms", method);

        await().atMost(TIMEOUT).until(() -> !created.isEmpty());
    }

    @Test
    void shouldLookAfterARoomWhenNoServerHasAnotherOne() {
        AtomicBoolean gone = new AtomicBoolean();
        answer("ListRooms", _ -> ListRoomsResponse.newBuilder().addRooms(Room.newBuilder().setName("cellar").setSid("RM_0"))
                .addRooms(Room.newBuilder().setName("hall").setSid("RM_1")).build().toByteString());
        var list = server.methods.get("ListDispatch");
        answer("ListDispatch", request -> {
            if (ListAgentDispatchRequest.parseFrom(request).getRoom().equals("cellar")) {
                gone.set(true);
                return FakeServer.UNAVAILABLE;
            }
            return list.apply(request);
        });
        dispatch("AD_1", "greeter", Map.of());
        start();

        await().atMost(TIMEOUT).until(() -> created.size() == 1);
        assertThat(gone).isTrue();
    }
}
