package org.livekit4j.keeper.internal;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;

/** A room of which only the name, the identity and the end are of interest. */
final class FakeRoom {
    final CompletableFuture<DisconnectReason> ended = new CompletableFuture<>();
    final AtomicInteger closed = new AtomicInteger();
    volatile ConnectionState state = ConnectionState.CONNECTED;
    final Room room = fake(Room.class, method -> switch (method) {
        case "name" -> "hall";
        case "localParticipant" -> fake(LocalParticipant.class, _ -> "ada");
        case "ended" -> ended;
        case "connectionState" -> state;
        case "close" -> close();
        default -> throw new AssertionError(method);
    });

    private Object close() {
        ended.complete(DisconnectReason.CLIENT_INITIATED);
        return closed.incrementAndGet() < 0;
    }

    private static <T> T fake(Class<T> type, Function<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (self, method, arguments) -> {
            Object answer = switch (method.getName()) {
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> answers.apply(method.getName());
            };
            return method.getReturnType() == void.class ? null : answer;
        }));
    }
}
