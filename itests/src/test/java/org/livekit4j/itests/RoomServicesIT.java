package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.RpcOptions;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** A room inside Felix, through services alone. The server runs where the tests are started from. */
public class RoomServicesIT extends InFelix {
    private static final String NAME = "services-" + System.nanoTime();
    private static final int RESTARTS = 20;
    private static final DataPublishOptions DATA = DataPublishOptions.DEFAULTS;

    private final List<RoomEvent> heard = new CopyOnWriteArrayList<>();

    @Configuration
    @Override
    public Option[] configuration() {
        return OptionUtils.combine(super.configuration(), Admission.of(NAME, "ada", "bob"));
    }

    private Room join(String identity) {
        return new Admission(context).join(identity);
    }

    private ServiceRegistration<RoomListener> register(Map<String, ?> properties) {
        return context.registerService(RoomListener.class, (room, event) -> heard.add(event), dictionary(properties));
    }

    private static Dictionary<String, ?> dictionary(Map<String, ?> properties) {
        return new Hashtable<>(properties);
    }

    private void say(Room room, String text) {
        room.localParticipant().publishData(text.getBytes(StandardCharsets.UTF_8), DATA).join();
    }

    private List<String> texts() {
        return heard.stream().filter(RoomEvent.DataReceived.class::isInstance)
                .map(event -> new String(((RoomEvent.DataReceived) event).packet().payload(), StandardCharsets.UTF_8)).toList();
    }

    private void awaitTexts(String... expected) {
        await().atMost(40, TimeUnit.SECONDS).untilAsserted(() -> assertThat(texts()).contains(expected));
    }

    @Test
    public void shouldTellListenerServicesOfTheirRooms() {
        try (Room ada = join("ada")) {
            String name = ada.name();
            ServiceRegistration<RoomListener> ours = register(Map.of(RoomListener.ROOM, new String[]{"another", name}));
            register(Map.of(RoomListener.ROOM, "another"));
            register(Map.of(RoomListener.ROOM, 1));
            try (Room bob = join("bob")) {
                await().atMost(40, TimeUnit.SECONDS).until(() -> bob.remoteParticipants().containsKey("ada"));
                await().atMost(40, TimeUnit.SECONDS).until(() -> ada.remoteParticipants().containsKey("bob"));
                say(bob, "one");
                awaitTexts("one");
                ours.setProperties(dictionary(Map.of(RoomListener.ROOM, "another")));
                register(Map.of());
                say(bob, "two");
                awaitTexts("two");
            }
            assertThat(texts()).containsExactly("one", "two");
        }

        await().atMost(40, TimeUnit.SECONDS)
                .until(() -> heard.contains(new RoomEvent.Disconnected(DisconnectReason.CLIENT_INITIATED)));
    }

    @Test
    public void shouldLeaveItsRoomsWhenTheBundleStops() throws Exception {
        Room ada = join("ada");
        register(Map.of(RoomListener.ROOM, ada.name()));
        services().stop("org.livekit4j.room", Rooms.class);

        assertThat(ada.ended().orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(DisconnectReason.SERVICE_STOPPED);
        services().start("org.livekit4j.room", Rooms.class);
        try (Room again = join("ada")) {
            assertThat(again.name()).isEqualTo(ada.name());
        }
    }

    private Collection<ServiceReference<Room>> rooms(String name) throws InvalidSyntaxException {
        return context.getServiceReferences(Room.class, "(" + RoomListener.ROOM + "=" + name + ")");
    }

    @Test
    public void shouldBeServicesForAsLongAsTheyAreOpen() throws Exception {
        Room ada = join("ada");
        await().atMost(40, TimeUnit.SECONDS).until(() -> rooms(ada.name()).size() == 1);
        assertThat(context.getService(rooms(ada.name()).iterator().next())).isSameAs(ada);

        ada.close();
        await().atMost(40, TimeUnit.SECONDS).until(() -> rooms(ada.name()).isEmpty());

        Room again = join("ada");
        await().atMost(40, TimeUnit.SECONDS).until(() -> rooms(ada.name()).size() == 1);
        services().stop("org.livekit4j.room", Rooms.class);
        assertThat(rooms(ada.name())).isEmpty();
        assertThat(again.ended().orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(DisconnectReason.SERVICE_STOPPED);
        services().start("org.livekit4j.room", Rooms.class);
    }

    @Test
    public void shouldLoseNoEventWhenTheQueueIsRestarted() throws Exception {
        try (Room ada = join("ada"); Room bob = join("bob")) {
            await().atMost(40, TimeUnit.SECONDS).until(() -> bob.remoteParticipants().containsKey("ada"));
            await().atMost(40, TimeUnit.SECONDS).until(() -> ada.remoteParticipants().containsKey("bob"));
            bob.addListener((room, event) -> heard.add(event));
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
                int number = 0;
                while (!enough.get()) {
                    say(ada, Integer.toString(number++));
                }
                return number;
            }, task -> Thread.ofVirtual().start(task));
            for (int restart = 0; restart < RESTARTS; restart++) {
                int now = texts().size();
                services().stop("org.livekit4j.queue", FfiEventQueue.class);
                long parked = ffi().events().parked();
                await().atMost(40, TimeUnit.SECONDS).until(() -> ffi().events().parked() > parked);
                services().start("org.livekit4j.queue", FfiEventQueue.class);
                await().atMost(40, TimeUnit.SECONDS).until(() -> texts().size() > now + 10);
            }
            enough.set(true);
            int all = sent.get(40, TimeUnit.SECONDS);
            await().atMost(40, TimeUnit.SECONDS).untilAsserted(() -> assertThat(texts())
                    .containsExactlyElementsOf(IntStream.range(0, all).mapToObj(Integer::toString).toList()));
            assertThat(ffi().events().lost()).isZero();
            assertThat(ada.connectionState()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(bob.connectionState()).isEqualTo(ConnectionState.CONNECTED);
        }
    }

    @Test
    public void shouldRefuseWhatItNeverDidBeforeWhenItsBundleIsRefreshed() throws Exception {
        Room ada = join("ada");
        LocalParticipant me = ada.localParticipant();
        services().update("org.livekit4j.room");
        assertThat(ada.ended().orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(DisconnectReason.SERVICE_STOPPED);

        List<ThrowingCallable> requests = List.of(() -> me.setName("eve").join(), () -> me.setMetadata("x").join(),
                () -> me.setAttributes(Map.of("a", "b")).join(), () -> me.publishData(new byte[1], DATA).join(),
                () -> me.publishDtmf(1, "1", List.of()).join(), () -> me.sendChatMessage("hi", List.of()).join(),
                () -> me.performRpc("bob", "greet", "", RpcOptions.DEFAULTS).join(),
                () -> me.setTrackSubscriptionPermissions(true, List.of()));
        assertThat(requests).extracting(RoomServicesIT::failure).hasOnlyElementsOfTypes(IllegalStateException.class,
                LiveKitException.class);
        ada.close();
    }

    private static Throwable failure(ThrowingCallable request) {
        Throwable failure = catchThrowable(request);
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private FfiClient ffi() {
        return services().get(FfiClient.class);
    }
}
