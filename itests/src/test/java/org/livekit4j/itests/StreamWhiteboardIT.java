package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.After;
import org.junit.Test;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.management.RoomsMXBean;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.room.stream.ByteStreamHandler;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.shell.LiveKitCommands;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Bundles register handlers of streams as services, one for the same streams takes over from another, and operators see which. */
public class StreamWhiteboardIT extends InFelix {
    private static final String NAME = "streams-" + System.nanoTime();
    private static final String TOPIC = "chat";

    /** Who handled what. */
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Configuration
    @Override
    public Option[] configuration() {
        return Operations.framework(Operations.tools(), Admission.of(NAME, "ada", "bob"));
    }

    @After
    public void unregister() {
        registrations.forEach(ServiceRegistration::unregister);
        assertThat(runtime().streamHandlers).isEmpty();
        assertThat(runtime().failedStreamHandlers).isEmpty();
    }

    private Room join(String identity) {
        return new Admission(context).join(identity);
    }

    private <T> ServiceRegistration<?> register(Class<T> type, T handler, Map<String, ?> properties) {
        services().get(RoomRuntime.class);
        ServiceRegistration<?> registration = context.registerService(type, handler, new Hashtable<>(properties));
        registrations.add(registration);
        return registration;
    }

    private ServiceRegistration<?> registerText(String name, Map<String, ?> properties) {
        return register(TextStreamHandler.class, (_, stream) -> handled.add(name + ": " + stream.readAll(1_000)), properties);
    }

    private static Map<String, ?> chat(int ranking) {
        return Map.of(TextStreamHandler.TOPIC, TOPIC, Constants.SERVICE_RANKING, ranking);
    }

    private void unregister(ServiceRegistration<?> registration) {
        registrations.remove(registration);
        registration.unregister();
    }

    private RoomRuntimeDTO runtime() {
        return services().get(RoomRuntime.class).getRuntimeDTO();
    }

    private static CompositeData[] attribute(String name) throws Exception {
        return (CompositeData[]) ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(RoomsMXBean.OBJECT_NAME),
                name);
    }

    private static long id(ServiceRegistration<?> registration) {
        return (long) registration.getReference().getProperty(Constants.SERVICE_ID);
    }

    private void assertUsed(ServiceRegistration<?>... used) {
        assertThat(runtime().streamHandlers).extracting(dto -> dto.serviceId)
                .containsExactlyInAnyOrder(Arrays.stream(used).map(StreamWhiteboardIT::id).toArray(Long[]::new));
    }

    private FailedServiceDTO loser() {
        assertThat(runtime().failedStreamHandlers).hasSize(1);
        return runtime().failedStreamHandlers[0];
    }

    private void say(Room room, String topic, String text) {
        room.localParticipant().sendText(text, TextStreamOptions.DEFAULTS.withTopic(topic)).join();
    }

    private void assertHandled(String expected) throws InterruptedException {
        assertThat(handled.poll(40, TimeUnit.SECONDS)).isEqualTo(expected);
        assertThat(handled).isEmpty();
    }

    @Test
    public void shouldBeSwappedWhileRoomsAreOpen() throws Exception {
        try (Room ada = join("ada"); Room bob = join("bob")) {
            await().atMost(40, TimeUnit.SECONDS).until(() -> ada.remoteParticipants().containsKey("bob")
                    && bob.remoteParticipants().containsKey("ada"));
            ServiceRegistration<?> first = registerText("first", chat(0));
            register(ByteStreamHandler.class, (_, stream) -> handled.add("bytes: " + stream.readAll(10).length), chat(0));
            say(bob, TOPIC, "one");
            assertHandled("first: one");

            ServiceRegistration<?> better = registerText("better", chat(10));
            say(bob, TOPIC, "two");
            assertHandled("better: two");
            bob.localParticipant().sendBytes(new byte[5], ByteStreamOptions.DEFAULTS.withTopic(TOPIC)).join();
            assertHandled("bytes: 5");

            unregister(better);
            say(bob, TOPIC, "three");
            assertHandled("first: three");
            first.setProperties(new Hashtable<>(Map.of(TextStreamHandler.TOPIC, "another")));
            say(bob, TOPIC, "for nobody");
            say(bob, "another", "four");
            assertHandled("first: four");
        }
    }

    @Test
    public void shouldBeListedWithThoseThatAreNotUsed() throws Exception {
        ServiceRegistration<?> first = registerText("first", chat(0));
        assertUsed(first);
        ServiceRegistration<?> better = registerText("better", chat(10));

        assertUsed(better);
        assertThat(loser().serviceId).isEqualTo(id(first));
        assertThat(loser().reason).isEqualTo(FailedServiceDTO.SHADOWED);
        LiveKitCommands commands = services().get(LiveKitCommands.class);
        await().untilAsserted(() -> {
            assertThat(attribute("StreamHandlers")).extracting(row -> row.get("topic")).containsExactly(TOPIC);
            assertThat(attribute("FailedStreamHandlers")).extracting(row -> row.get("state")).containsExactly("SHADOWED");
        });
        assertThat(commands.subscribers().json()).contains("\"kind\":\"text\",\"topic\":\"" + TOPIC + "\"",
                "\"state\":\"SHADOWED\",\"reason\":\"service " + id(better) + " handles");
        assertThat(commands.doctor().text(0)).contains("stream handler " + id(first) + " of "
                + context.getBundle().getSymbolicName() + " is not used: service " + id(better)).doesNotContain("WRONG  rooms");

        first.setProperties(new Hashtable<>(Map.of(RoomListener.ROOM, "hall")));
        assertThat(loser().reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
        assertThat(loser().text).contains(TextStreamHandler.TOPIC);
        assertThat(commands.doctor().text(0)).contains("WRONG  rooms");
        unregister(better);
        first.setProperties(new Hashtable<>(chat(0)));
        assertUsed(first);
    }

    @Test
    public void shouldStayListedWhenTheQueueOrTheServiceOfRoomsIsRestarted() throws Exception {
        ServiceRegistration<?> first = registerText("first", chat(0));
        services().stop("org.livekit4j.queue", FfiEventQueue.class);
        services().start("org.livekit4j.queue", FfiEventQueue.class);
        assertUsed(first);
        services().stop("org.livekit4j.room", Rooms.class);
        services().start("org.livekit4j.room", Rooms.class);
        assertUsed(first);
    }
}
