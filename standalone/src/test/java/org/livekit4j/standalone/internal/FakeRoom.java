package org.livekit4j.standalone.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;

/** A room that can be left. */
final class FakeRoom {
    private final String name;
    private final CompletableFuture<DisconnectReason> ended = new CompletableFuture<>();
    private final Room room = (Room) Proxy.newProxyInstance(Room.class.getClassLoader(), new Class<?>[]{Room.class},
            (proxy, method, arguments) -> call(proxy, method, arguments));
    private volatile Runnable whenLeft = () -> {
    };

    FakeRoom(String name) {
        this.name = name;
    }

    Room room() {
        return room;
    }

    /** What a listener does when the room is left. */
    void whenLeft(Runnable action) {
        whenLeft = action;
    }

    boolean isLeft() {
        return ended.isDone();
    }

    private Object call(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "name", "toString" -> name;
            case "ended" -> ended.copy();
            case "disconnect" -> leave();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private CompletableFuture<Void> leave() {
        whenLeft.run();
        ended.complete(DisconnectReason.CLIENT_INITIATED);
        return CompletableFuture.completedFuture(null);
    }
}
