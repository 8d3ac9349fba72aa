package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.Assume.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.Job;
import org.livekit4j.agent.JobCancellation;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.AgentDispatch;
import org.livekit4j.token.RoomConfiguration;
import org.livekit4j.token.VideoGrant;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Handlers that are services, and workers that are configurations. */
public class AgentServiceIT extends InOperatedFelix {
    private static final long TIMEOUT_SECONDS = 60;

    private final String name = "agent-" + System.nanoTime();
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();

    @Override
    @Configuration
    public Option[] configuration() {
        return Operations.framework(Operations.tools());
    }

    @Before
    public void requireServer() {
        assumeTrue("no LiveKit server", context.getProperty(Operations.URL) != null);
    }

    private Map<String, Object> worker() {
        return Map.of("url", context.getProperty(Operations.URL), "key.file", context.getProperty(Operations.KEY_FILE), "name",
                name, "load", "jobs");
    }

    private AgentWorker find(String pid) {
        try {
            for (ServiceReference<AgentWorker> reference : context.getServiceReferences(AgentWorker.class,
                    "(" + AgentWorker.PID + "=" + pid + ")")) {
                return context.getService(reference);
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private AgentWorker awaitState(String pid, WorkerState state) {
        await().atMost(TIMEOUT_SECONDS, TimeUnit.SECONDS).until(() -> find(pid) != null && find(pid).status().state() == state);
        return find(pid);
    }

    private ServiceRegistration<JobHandler> handler(String property, String value) {
        CountDownLatch never = new CountDownLatch(1);
        return context.registerService(JobHandler.class, job -> {
            jobs.add(job);
            never.await();
        }, new Hashtable<>(Map.of(property, value)));
    }

    /** A token that asks for the agent when its room is created. */
    private String token() throws Exception {
        Properties key = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(context.getProperty(Operations.KEY_FILE)))) {
            key.load(file);
        }
        return AccessToken.of(key.getProperty("api.key"), key.getProperty("api.secret")).withIdentity("guest")
                .withGrant(VideoGrant.join(name))
                .withRoomConfiguration(RoomConfiguration.DEFAULTS.withAgents(List.of(AgentDispatch.of(name)))).toJwt();
    }

    @Test
    public void shouldTakeJobsWhileThereAreAConfigurationAndAHandler() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        ServiceRegistration<?> meters = context.registerService(MeterRegistry.class, registry, null);
        String pid = operations.make(AgentWorker.FACTORY_PID, name, worker());
        awaitState(pid, WorkerState.WAITING);
        ServiceRegistration<JobHandler> handler = handler(JobHandler.NAME, name);
        AgentWorker worker = awaitState(pid, WorkerState.AVAILABLE);
        try (Room guest = services().get(Rooms.class).connect(context.getProperty(Operations.URL), token(), RoomOptions.DEFAULTS)
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            Job job = jobs.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertThat(job.room().name()).isEqualTo(guest.name());
            LiveKitCommands commands = services().get(LiveKitCommands.class);
            assertThat(commands.jobs().text(0)).contains(pid, "AVAILABLE", job.offer().id(), "RUNNING");
            assertThat(commands.doctor().text(0)).contains("1 workers take jobs");
            assertThat((Object[]) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("org.livekit4j:type=Agents"), "Jobs")).hasSize(1);
            assertThat(DashboardSnapshot.of(services().get(DashboardControl.class))).contains("\"jobs\":{\"total\":1,",
                    job.offer().id());
            assertThat(registry.get("livekit.agent.jobs").tags("state", "running").gauge().value()).isOne();

            handler.unregister();
            assertThat(job.awaitCancelled()).isEqualTo(JobCancellation.WORKER_ENDED);
            awaitState(pid, WorkerState.WAITING);
            assertThat(worker.jobs()).isEmpty();
        }
        operations.forget();
        await().atMost(TIMEOUT_SECONDS, TimeUnit.SECONDS).until(() -> find(pid) == null);
        meters.unregister();
    }

    @Test
    public void shouldTakeNoJobsWhenAPropertyIsWrong() throws Exception {
        String pid = operations.make(AgentWorker.FACTORY_PID, name, Map.of("url", "ftp://nowhere", "name", name));
        AgentWorker worker = awaitState(pid, WorkerState.MISCONFIGURED);
        assertThat(worker.status().lastFailure().orElseThrow()).contains("url must begin", "key.file is missing");
        assertThat(services().get(LiveKitCommands.class).doctor().text(0)).contains(pid + " is MISCONFIGURED");

        String right = operations.make(AgentWorker.FACTORY_PID, name + "-right", worker());
        ServiceRegistration<JobHandler> handler = handler("livekit.agent.nam", name);
        assertThat(awaitState(right, WorkerState.WAITING).status().lastFailure()).isEqualTo(Optional.empty());
        handler.setProperties(new Hashtable<>(Map.of(JobHandler.NAME, name)));
        awaitState(right, WorkerState.AVAILABLE);
        handler.unregister();
    }
}
