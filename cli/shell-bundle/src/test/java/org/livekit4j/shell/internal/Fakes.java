package org.livekit4j.shell.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.media.management.ProcessorControl;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.queue.dto.QueueRuntimeDTO;
import org.livekit4j.room.ConnectionQuality;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.dto.ListenerDTO;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.room.dto.StreamHandlerDTO;
import org.livekit4j.testing.Fake;

/** One of each thing that there is to see. */
final class Fakes {

    private Fakes() {}

    private static <T> T participant(Class<T> type, String identity) {
        return Fake.of(type, Map.of("identity", identity, "name", identity.toUpperCase(Locale.ROOT), "kind",
                ParticipantKind.STANDARD, "connectionQuality", ConnectionQuality.EXCELLENT, "trackPublications", Map.of(),
                "speaking",
                false, "encrypted", true));
    }

    static Room room(String name, String... others) {
        Map<String, RemoteParticipant> remotes = new HashMap<>();
        for (String other : others) {
            remotes.put(other, participant(RemoteParticipant.class, other));
        }
        return Fake.of(Room.class, Map.of("name", name, "connectionState", ConnectionState.CONNECTED, "localParticipant",
                participant(LocalParticipant.class, "ada"), "remoteParticipants", remotes, "sid",
                CompletableFuture.completedFuture("RM_1")));
    }

    static RoomKeeper keeper(KeeperState state, Optional<Room> room) {
        KeeperStatus status = new KeeperStatus("org.livekit4j.room~hall", "ws://host", "hall", "ada", state,
                Instant.parse("2026-01-01T00:00:00.123Z"), 3, Optional.of("down"), Optional.empty());
        return Fake.of(RoomKeeper.class, Map.of("status", status, "room", room));
    }

    static FfiClient client(FfiHealth.State state) {
        return Fake.of(FfiClient.class,
                Map.of("health", new FfiHealth(state, Optional.of("0.13.2"), "/lib.so", 1, Optional.of("boom"), true),
                        "handles", new HandleStatistics(9, 6, 3, Map.of(HandleKind.ROOM, 1L, HandleKind.TRACK, 2L)), "events",
                        new EventStatistics(100, 10, 60, 30, 0, 0, 0, 0)));
    }

    static FfiEventQueue queue() {
        return Fake.of(FfiEventQueue.class,
                Map.of("statistics", new QueueStatistics(Map.of(Lane.AUDIO, new LaneStatistics(900, 200, 700,
                        11)),
                        List.of(new SubscriberStatistics("meter", "a bundle", "types [logs]", 700, 600, 5, 0, 11, 89, 0, 0)))));
    }

    static QueueRuntime queueRuntime() {
        QueueRuntimeDTO dto = new QueueRuntimeDTO();
        FailedServiceDTO failed = new FailedServiceDTO();
        failed.serviceId = 7;
        failed.bundle = "bad.bundle";
        failed.text = "livekit.event.types is wrong";
        dto.failedSubscribers = new FailedServiceDTO[]{failed};
        return () -> dto;
    }

    static RoomRuntime roomRuntime() {
        ListenerDTO listener = new ListenerDTO();
        listener.name = "com.acme.Recorder";
        listener.bundle = "acme";
        listener.rooms = new String[]{"attic", "hall"};
        FailedServiceDTO failed = new FailedServiceDTO();
        failed.serviceId = 8;
        failed.bundle = "deaf.bundle";
        failed.text = "livekit.room.events is wrong";
        RoomRuntimeDTO dto = new RoomRuntimeDTO();
        dto.listeners = new ListenerDTO[]{listener};
        dto.failedListeners = new FailedServiceDTO[]{failed};
        StreamHandlerDTO handler = new StreamHandlerDTO();
        handler.name = "com.acme.Chat";
        handler.kind = "text";
        handler.topic = "lk.chat";
        FailedServiceDTO shadowed = new FailedServiceDTO();
        shadowed.serviceId = 9;
        shadowed.bundle = "late.bundle";
        shadowed.reason = FailedServiceDTO.SHADOWED;
        shadowed.text = "service 7 handles the text streams of topic 'lk.chat' instead";
        dto.streamHandlers = new StreamHandlerDTO[]{handler};
        dto.failedStreamHandlers = new FailedServiceDTO[]{shadowed};
        return () -> dto;
    }

    static MediaRuntime media() {
        StreamDTO stream = new StreamDTO();
        stream.name = "stream of tone";
        stream.room = "hall";
        stream.participant = "bob";
        stream.track = "tone";
        stream.source = "MICROPHONE";
        stream.received = 10;
        stream.delivered = 8;
        stream.dropped = 2;
        stream.processors = new long[]{5};
        PlugInDTO plugIn = new PlugInDTO();
        plugIn.kind = "AudioFrameProcessor";
        plugIn.name = "denoiser";
        plugIn.bundle = "denoise";
        plugIn.filter = "all streams";
        plugIn.frames = 10;
        FailedPlugInDTO failed = new FailedPlugInDTO();
        failed.kind = "AudioSink";
        failed.bundle = "bad";
        failed.text = "livekit.room is wrong";
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = "audio";
        dto.streams = new StreamDTO[]{stream};
        dto.plugIns = new PlugInDTO[]{plugIn};
        dto.failedPlugIns = new FailedPlugInDTO[]{failed};
        return () -> dto;
    }

    /** @param told what it was told */
    static RoomKeeper keeper(String pid, String room, List<String> told) {
        KeeperStatus status = new KeeperStatus(pid, "ws://host", room, "ada", KeeperState.GIVEN_UP, Instant.EPOCH, 1,
                Optional.empty(), Optional.empty());
        return Fake.of(RoomKeeper.class, (method, _) -> switch (method) {
            case "status" -> status;
            case "room" -> Optional.empty();
            default -> told.add(method + " " + room);
        });
    }

    static ProcessorControl control(String medium, String processor) {
        return new ProcessorControl() {
            @Override
            public String medium() {
                return medium;
            }

            @Override
            public SortedSet<String> processors() {
                return new TreeSet<>(Set.of(processor));
            }

            @Override
            public List<String> exclude(String name) {
                return name.equals(processor) ? List.of(processor) : List.of();
            }

            @Override
            public List<String> include(String name) {
                return exclude(name);
            }
        };
    }
}
