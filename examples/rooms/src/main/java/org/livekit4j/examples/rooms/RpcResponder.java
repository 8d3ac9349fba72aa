package org.livekit4j.examples.rooms;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.stream.MediaServices;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.text.Printable;

/** Answers remote procedure calls of others in the room, until the room ends. */
public final class RpcResponder {
    private static final int NOT_A_NUMBER = 1;

    private RpcResponder() {}

    public static void main(String[] args) {
        String url = Environment.url();
        String token = Environment.token();
        // README begin
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue queue = FfiQueues.open(client);
                MediaServices.Opened<Rooms> rooms = MediaServices.open(Rooms.class, client, queue::subscribe);
                Room room = rooms.service().connect(url, token, RoomOptions.DEFAULTS).join()) {
            Runtime.getRuntime().addShutdownHook(new Thread(room::close)); // or a killed process stays in the room for a while
            room.localParticipant().registerRpcMethod("greet", call -> "Hello, " + call.callerIdentity());
            room.localParticipant().registerRpcMethod("square", RpcResponder::square);
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.ended().join());
        }
        // README end
    }

    /** What a handler throws reaches the caller: an {@link RpcException} as it is, anything else as an application error. */
    private static String square(RpcInvocation call) throws RpcException {
        try {
            long number = Long.parseLong(call.payload());
            return Long.toString(Math.multiplyExact(number, number));
        } catch (NumberFormatException e) {
            throw new RpcException(NOT_A_NUMBER, "'" + call.payload() + "' is not a number");
        }
    }
}
