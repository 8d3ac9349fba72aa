package org.livekit4j.media.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.Registration;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/** A room with one other participant, and the little of both that sinks ask for. */
final class FakeRoom {
    final List<RoomListener> listeners = new CopyOnWriteArrayList<>();
    final Room room = fake(Room.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "remoteParticipants" -> Map.of("ada", participant());
        case "addListener" -> listen((RoomListener) arguments[0]);
        default -> known(proxy, method.getName(), arguments);
    });
    private final Map<String, RemoteTrackPublication> publications = new ConcurrentHashMap<>();

    private Registration listen(RoomListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private RemoteParticipant participant() {
        return fake(RemoteParticipant.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "trackPublications" -> Map.copyOf(publications);
            default -> known(proxy, method.getName(), arguments);
        });
    }

    /** A track that is subscribed to; the listeners are told. */
    RemoteTrack subscribe(TrackKind kind, String name, TrackSource source) {
        StreamInfo info = new StreamInfo("hall", "ada", name, "TR_" + name, source);
        InvocationHandler behaviour = (proxy, method, arguments) -> switch (method.getName()) {
            case "kind" -> kind;
            case "name" -> name;
            case "info" -> info;
            default -> known(proxy, method.getName(), arguments);
        };
        RemoteTrack track = (RemoteTrack) Proxy.newProxyInstance(FakeRoom.class.getClassLoader(),
                new Class<?>[]{kind == TrackKind.AUDIO ? RemoteAudioTrack.class : RemoteVideoTrack.class, StreamOrigin.class},
                behaviour);
        RemoteTrackPublication publication = fake(RemoteTrackPublication.class,
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "track" -> Optional.of(track);
                    default -> known(proxy, method.getName(), arguments);
                });
        publications.put(name, publication);
        RoomEvent event = new RoomEvent.TrackSubscribed(participant(), publication, track);
        listeners.forEach(listener -> listener.onEvent(room, event));
        return track;
    }

    void unsubscribe(String name) {
        publications.remove(name);
    }

    private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(FakeRoom.class.getClassLoader(), new Class<?>[]{type}, behaviour));
    }

    private static Object known(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "fake";
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
