package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.AgentState;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.AgentDispatch;
import org.livekit4j.token.RoomConfiguration;
import org.livekit4j.token.VideoGrant;

/** Jobs of a real server, through the façade for plain Java. */
@Timeout(240)
class AgentIT extends AgentFixture {

    @Test
    void shouldDoAJobWhenATokenAsksForTheAgent() throws Exception {
        Recorder recorder = new Recorder();
        OwnedAgentWorker worker = start(options(), recorder);
        RoomConfiguration configuration = RoomConfiguration.DEFAULTS
                .withAgents(List.of(AgentDispatch.of(name).withMetadata("from a token")));
        String token = server.access().withIdentity("guest").withGrant(VideoGrant.join(name))
                .withRoomConfiguration(configuration).toJwt();
        try (Room guest = livekit.connect(server.url(), token)) {
            Job job = recorder.next();

            assertThat(job.offer().metadata()).isEqualTo("from a token");
            assertThat(job.offer().attempt()).isOne();
            assertThat(job.room().name()).isEqualTo(name);
            String identity = job.room().localParticipant().identity();
            assertThat(identity).isEqualTo("agent-" + job.offer().id());
            assertThat(guest.awaitParticipant(identity, TIMEOUT).kind()).isEqualTo(ParticipantKind.AGENT);
            assertThat(worker.jobs()).singleElement()
                    .satisfies(status -> assertThat(status.identity()).isEqualTo(identity));
        }
        recorder.finish.countDown();
        await().atMost(TIMEOUT).until(() -> worker.status().counts().succeeded() == 1);
        await("who has finished leaves no dispatch").atMost(TIMEOUT).until(() -> admin.dispatches(name, name).isEmpty());
    }

    @Test
    void shouldDoJobsWhenTheyAreDispatchedOrTheRoomIsCreated() throws Exception {
        Recorder recorder = new Recorder();
        start(options(), recorder);

        admin.dispatch(name, name, "by a dispatch");
        assertThat(recorder.next().offer().metadata()).isEqualTo("by a dispatch");
        admin.createRoom(name + "-created", name);
        assertThat(recorder.next().offer().roomName()).isEqualTo(name + "-created");
        recorder.finish.countDown();
    }

    @Test
    void shouldGoIntoARoomThatNamesNoAgentWhenItIsOfEveryRoom() throws Exception {
        Recorder recorder = new Recorder();
        AgentOptions options = AgentOptions.everyRoom().withServers(server.url()).withKey(server.apiKey(), server.apiSecret())
                .withLoadMeasure(LoadMeasure.JOBS);
        JobHandler mine = new JobHandler() {

            @Override
            public JobAnswer offer(JobOffer offer) {
                return offer.roomName().equals(name) ? JobAnswer.accept() : JobAnswer.refuse();
            }

            @Override
            public void run(Job job) throws Exception {
                recorder.run(job);
            }
        };
        try (OwnedAgentWorker _ = start(options, mine)) {
            admin.createRoom(name, "");

            assertThat(recorder.next().offer().agentName()).isEmpty();
            recorder.finish.countDown();
        }
    }

    @Test
    void shouldDoAJobForEachParticipantAndEachPublisherWhenItIsOfThatType() throws Exception {
        Recorder participants = new Recorder();
        Recorder publishers = new Recorder();
        start(options().withType(JobType.PARTICIPANT), participants);
        start(options().withType(JobType.PUBLISHER), publishers);
        admin.dispatch(name, name, "");
        try (Room silent = livekit.connect(server.url(), server.token(name, "silent"));
                Room speaking = livekit.connect(server.url(), server.token(name, "speaking"))) {
            assertThat(List.of(participants.next().offer().participantIdentity().orElseThrow(),
                    participants.next().offer().participantIdentity().orElseThrow()))
                    .containsExactlyInAnyOrder("silent", "speaking");
            speaking.localParticipant().publishTrack(
                    livekit.audio().createTrack("voice", livekit.audio().createSource(48_000, 1)), TrackPublishOptions.DEFAULTS)
                    .join();

            JobOffer offer = publishers.next().offer();
            assertThat(offer.type()).isEqualTo(JobType.PUBLISHER);
            assertThat(offer.participantIdentity()).contains("speaking");
            assertThat(publishers.jobs).isEmpty();
            assertThat(silent.remoteParticipants()).containsKey("speaking");
        }
        participants.finish.countDown();
        publishers.finish.countDown();
    }

    private enum Way {
        TOKEN, DISPATCH, CREATION
    }

    @ParameterizedTest
    @EnumSource
    void shouldDoAJobOfEachTypeWhenItIsAskedFor(Way way) throws Exception {
        Recorder rooms = new Recorder();
        Recorder participants = new Recorder();
        Recorder publishers = new Recorder();
        start(options(), rooms);
        start(options().withType(JobType.PARTICIPANT), participants);
        start(options().withType(JobType.PUBLISHER), publishers);
        AccessToken token = server.access().withIdentity("guest").withGrant(VideoGrant.join(name));
        switch (way) {
            case TOKEN -> token = token
                    .withRoomConfiguration(RoomConfiguration.DEFAULTS.withAgents(List.of(AgentDispatch.of(name))));
            case DISPATCH -> admin.dispatch(name, name, "");
            case CREATION -> admin.createRoom(name, name);
        }
        try (Room guest = livekit.connect(server.url(), token.toJwt())) {
            assertThat(rooms.next().offer()).satisfies(offer -> {
                assertThat(offer.type()).isEqualTo(JobType.ROOM);
                assertThat(offer.participantIdentity()).isEmpty();
            });
            assertThat(participants.next().offer().participantIdentity()).contains("guest");
            guest.localParticipant().publishTrack(
                    livekit.audio().createTrack("voice", livekit.audio().createSource(48_000, 1)), TrackPublishOptions.DEFAULTS)
                    .join();
            assertThat(publishers.next().offer().participantIdentity()).contains("guest");
        }
        List.of(rooms, participants, publishers).forEach(recorder -> recorder.finish.countDown());
    }

    @Test
    void shouldShowWhatTheAgentDoesWhenItSaysSo() throws Exception {
        Recorder recorder = new Recorder();
        start(options(), recorder);
        admin.dispatch(name, name, "");
        Job job = recorder.next();
        try (Room guest = livekit.connect(server.url(), server.token(name, "guest"))) {
            RemoteParticipant agent = guest.awaitParticipant(job.room().localParticipant().identity(), TIMEOUT);
            assertThat(agent.attributes()).doesNotContainKey("lk.agent.state");
            for (AgentState state : AgentState.values()) {
                job.setState(state).join();
                await().atMost(TIMEOUT).until(() -> state.value().equals(agent.attributes().get("lk.agent.state")));
            }
        }
        recorder.finish.countDown();
    }

    @Test
    void shouldLetAnotherWorkerDoItWhenItRefusesOrIsLate() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        JobHandler slow = new JobHandler() {

            @Override
            public JobAnswer offer(JobOffer offer) throws InterruptedException {
                asked.add(offer.metadata());
                if (offer.metadata().equals("late")) {
                    never.await();
                }
                return JobAnswer.refuse();
            }

            @Override
            public void run(Job job) {
                throw new AssertionError("it has taken no job");
            }
        };
        Recorder recorder = new Recorder();
        OwnedAgentWorker refusing = start(options(), slow);
        OwnedAgentWorker taking = start(options(), recorder);
        for (int i = 0; asked.stream().noneMatch("refused"::equals) || asked.stream().noneMatch("late"::equals); i++) {
            admin.dispatch(name + i, name, i % 2 == 0 ? "refused" : "late");
            recorder.next();
        }

        assertThat(refusing.status().counts().refused()).isPositive();
        await().atMost(TIMEOUT).until(() -> refusing.status().counts().late() > 0);
        assertThat(refusing.status().counts().accepted()).isZero();
        assertThat(taking.status().counts().redispatched()).isZero();
        recorder.finish.countDown();
    }

    @Test
    void shouldAskNobodyElseWhenTheHandlerTerminatesTheJob() throws Exception {
        BlockingQueue<JobOffer> offers = new LinkedBlockingQueue<>();
        JobHandler terminating = new JobHandler() {

            @Override
            public JobAnswer offer(JobOffer offer) {
                offers.add(offer);
                return JobAnswer.terminate();
            }

            @Override
            public void run(Job job) {
                throw new AssertionError("it has taken no job");
            }
        };
        start(options(), terminating);
        start(options(), terminating);
        admin.dispatch(name, name, "");

        assertThat(offers.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        await().atMost(TIMEOUT).until(() -> admin.dispatches(name, name).isEmpty());
        assertThat(offers).isEmpty();
    }

    @Test
    void shouldCancelTheJobWhenItsDispatchOrItsRoomIsDeleted() throws Exception {
        Recorder recorder = new Recorder();
        OwnedAgentWorker worker = start(options(), recorder);
        String dispatch = admin.dispatch(name, name, "");
        Job job = recorder.next();
        admin.deleteDispatch(name, dispatch);
        assertThat(recorder.nextCancellation()).isEqualTo(JobCancellation.TERMINATED);
        assertThat(job.isCancelled()).isTrue();
        await().atMost(TIMEOUT).until(() -> worker.jobs().isEmpty());

        admin.dispatch(name + "-other", name, "");
        recorder.next();
        admin.deleteRoom(name + "-other");
        assertThat(recorder.nextCancellation()).isIn(JobCancellation.ROOM_ENDED, JobCancellation.TERMINATED);
        await().atMost(TIMEOUT).until(() -> worker.status().counts().cancelled() == 2);
    }
}
