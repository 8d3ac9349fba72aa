package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.DisconnectReason;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;
import org.livekit4j.room.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room that was joined after its caller had given up. */
final class AbandonedRoom {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FfiClient client;
    private final FfiHandle room;
    private final List<FfiHandle> handles = new ArrayList<>();

    /** Adopts all handles in the answer. */
    AbandonedRoom(FfiClient client, ConnectCallback.Result answer) {
        this.client = client;
        room = client.adopt(HandleKind.ROOM, answer.getRoom().getHandle());
        handles.add(client.adopt(HandleKind.PARTICIPANT, answer.getLocalParticipant().getHandle()));
        answer.getParticipantsList().forEach(entry -> {
            handles.add(client.adopt(HandleKind.PARTICIPANT, entry.getParticipant().getHandle()));
            entry.getPublicationsList()
                    .forEach(publication -> handles.add(client.adopt(HandleKind.PUBLICATION, publication.getHandle())));
        });
    }

    /** Its events are held back until it is ready, and with them the answer: nobody wants them, so they are released as they come. */
    void leave(Runnable whenOver) {
        try {
            client.request(FfiRequest.newBuilder()
                    .setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(room.id())).build());
            DisconnectRequest.Builder request = DisconnectRequest.newBuilder().setRoomHandle(room.id())
                    .setReason(DisconnectReason.CLIENT_INITIATED);
            client.requestAsync(id -> FfiRequest.newBuilder().setDisconnect(request.setRequestAsyncId(id)).build(), TIMEOUT)
                    .whenComplete((answer, failure) -> {
                        handles.forEach(FfiHandle::close);
                        room.close();
                        whenOver.run();
                    });
        } catch (FfiException e) {
            LOG.debug("The native library is shut down while an abandoned room is being joined; the library leaves it",
                    e);
            handles.forEach(FfiHandle::close); // not the room's own handle, which is needed to leave the room
            whenOver.run();
        }
    }
}
