package org.livekit4j.examples.rooms;

import org.livekit4j.LiveKit;
import org.livekit4j.room.Room;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.text.Printable;

/** Answers remote procedure calls of others in the room, until the room ends. */
public final class RpcResponder {
    private static final int NOT_A_NUMBER = 1;

    private RpcResponder() {}

    public static void main(String[] args) throws InterruptedException {
        String url = Environment.url();
        String token = Environment.token();
        // @start region="answer"
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(url, token)) {
            room.localParticipant().registerRpcMethod("greet", call -> "Hello, " + call.callerIdentity());
            room.localParticipant().registerRpcMethod("square", RpcResponder::square);
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
        // @end
    }

    /** What a handler throws reaches the caller: an {@link RpcException} as it is, anything else as an application error. */
    // @start region="square"
    private static String square(RpcInvocation call) throws RpcException {
        try {
            long number = Long.parseLong(call.payload());
            return Long.toString(Math.multiplyExact(number, number));
        } catch (NumberFormatException e) {
            throw new RpcException(NOT_A_NUMBER, "'" + call.payload() + "' is not a number");
        }
    }
    // @end
}
