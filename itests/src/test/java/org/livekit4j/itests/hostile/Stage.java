package org.livekit4j.itests.hostile;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.data.Data;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;

/** Where cases are tried: a client with its services, made again when a case has ended it, and what a case makes, closed after it. */
final class Stage implements AutoCloseable {
    static final String URL = "HOSTILE_URL";
    static final String KEY = "HOSTILE_KEY";
    static final String SECRET = "HOSTILE_SECRET";

    private final Deque<AutoCloseable> made = new ArrayDeque<>();
    private Services services;
    private Meeting meeting;
    private Requests requests;
    private Map<Class<?>, Object> ofARoom;
    private Map<Class<?>, Object> ofAClient;

    /** The services of a client. */
    record Services(FfiClient client, OwnedFfiEventQueue queue, ServiceFactory.Opened<Audio> audio,
            ServiceFactory.Opened<Video> video, ServiceFactory.Opened<Data> data,
            ServiceFactory.Opened<Rooms> rooms) {

        static Services open() {
            FfiClient client = FfiClients.open(FfiOptions.DEFAULTS.withDisposeTimeout(Duration.ofSeconds(3)));
            OwnedFfiEventQueue queue = FfiQueues.open(client);
            Services services = new Services(client, queue, ServiceFactory.open(Audio.class, client, queue::subscribe),
                    ServiceFactory.open(Video.class, client, queue::subscribe),
                    ServiceFactory.open(Data.class, client, queue::subscribe),
                    ServiceFactory.open(Rooms.class, client, queue::subscribe));
            services.keepWebRtc();
            return services;
        }

        /** It is started with the first track and stopped with the last, which takes half a second. */
        private void keepWebRtc() {
            Audio service = audio.service();
            service.createTrack("keeper", service.createSource(AudioSourceOptions.of(48_000, 1)));
        }

        void close() {
            rooms.close();
            data.close();
            video.close();
            audio.close();
            queue.close();
            client.close();
        }
    }

    /** Empty if there is none: then cases that need one are left out. */
    static Optional<TestServer> server() {
        return Optional.ofNullable(System.getenv(URL))
                .map(url -> new TestServer(url, System.getenv(KEY), System.getenv(SECRET)));
    }

    Services services() {
        if (services == null || services.client.health().state() != FfiHealth.State.READY
                && services.client.health().state() != FfiHealth.State.DEGRADED) {
            services = Services.open();
            meeting = null;
            requests = null;
        }
        return services;
    }

    FfiClient client() {
        return services().client;
    }

    /** Through the client, as everybody else. */
    Requests requests() {
        services();
        if (requests == null) {
            requests = new Requests(services.client, services.client::request, this::roomEvents);
        }
        return requests;
    }

    private BlockingQueue<FfiEvent> roomEvents() {
        BlockingQueue<FfiEvent> events = new LinkedBlockingQueue<>();
        own(services.queue.subscribe(event -> {
            event.claim();
            events.add(event.message());
        }, Map.of("livekit.event.types", "room_event")));
        return events;
    }

    Audio audio() {
        return services().audio.service();
    }

    Video video() {
        return services().video.service();
    }

    Data data() {
        return services().data.service();
    }

    Rooms rooms() {
        return services().rooms.service();
    }

    /** Two participants in a room; another one when a case has ended it. */
    Meeting meeting() {
        services();
        if (meeting == null || !meeting.goesOn()) {
            if (meeting != null) {
                meeting.close();
            }
            meeting = Meeting.start(this, server().orElseThrow());
        }
        return meeting;
    }

    /** Closes it after the case. */
    <T extends AutoCloseable> T own(T resource) {
        made.push(resource);
        return resource;
    }

    /** Closes what the case has made, and services that it has closed in part. */
    void endCase() {
        if (requests != null) {
            requests.release();
        }
        while (!made.isEmpty()) {
            try {
                made.pop().close();
            } catch (Exception e) {
                // It was the case's to break
            }
        }
    }

    /** What is left of a room that has ended, or of a client that is closed; the same for all cases. */
    Object remains(Class<?> type, boolean client) {
        if (client && ofAClient == null) {
            ofAClient = Instances.ofAClosedClient(this);
        } else if (!client && ofARoom == null) {
            ofARoom = Instances.ofAnEndedRoom(this);
        }
        return (client ? ofAClient : ofARoom).get(type);
    }

    /** Lets the next case have services of its own. */
    void renew() {
        Services old = services;
        services = null;
        meeting = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        endCase();
        renew();
    }
}
