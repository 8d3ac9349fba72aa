package org.livekit4j.room.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.room.DisconnectReason;

/**
 * The rooms of a service that are open or being joined. When the service or the native library shuts down, all are left
 * concurrently; a room that is still being joined is left as soon as it is joined.
 */
final class OpenRooms implements AutoCloseable {
    private final Registration listening;
    private final Watchdog watchdog = new Watchdog();
    private final Set<NativeRoom> rooms = ConcurrentHashMap.newKeySet();
    private final Set<ConnectAttempt> joining = ConcurrentHashMap.newKeySet();
    /** Under this object's monitor; null while the service is there. */
    private DisconnectReason closed;

    OpenRooms(FfiClient client) {
        this.listening = client.listen(new FfiListener() {
            @Override
            public void panicked(String message) {
                // An affected room ends by itself.
            }

            @Override
            public void stopping() {
                stop(DisconnectReason.NATIVE_STOPPED);
            }
        });
    }

    /** @throws IllegalStateException if the service is gone */
    synchronized void add(ConnectAttempt connecting) {
        if (closed != null) {
            throw gone();
        }
        joining.add(connecting);
    }

    private static IllegalStateException gone() {
        return new IllegalStateException("the rooms service has stopped");
    }

    void remove(ConnectAttempt connecting) {
        joining.remove(connecting);
    }

    /** @throws IllegalStateException if the service is gone; the room is left then */
    void add(NativeRoom room) {
        DisconnectReason why;
        synchronized (this) {
            why = closed;
            if (why == null) {
                rooms.add(room);
                watchdog.add(room);
            }
        }
        if (why != null) {
            room.stop(why);
            throw gone();
        }
    }

    void remove(NativeRoom room) {
        rooms.remove(room);
        watchdog.remove(room);
    }

    private void stop(DisconnectReason why) {
        synchronized (this) {
            closed = closed == null ? why : closed;
        }
        joining.forEach(attempt -> attempt.fail("the rooms service has stopped"));
        List<NativeRoom> open = List.copyOf(rooms);
        open.forEach(room -> room.beginStop(why));
        open.forEach(NativeRoom::awaitStop);
        watchdog.close();
    }

    /** The service goes. Idempotent. */
    @Override
    public void close() {
        listening.close();
        stop(DisconnectReason.SERVICE_STOPPED);
    }
}
