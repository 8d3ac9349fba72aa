package org.livekit4j.bench.soak.user;

import org.livekit4j.bench.soak.Round;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.room.RpcMethodHandler;

/** Answers, refuses, answers nothing, or does what its temper wants. */
public final class BadRpc implements RpcMethodHandler, RpcInterceptor {
    private final Round round;
    private final Temper temper;

    public BadRpc(Round round) {
        this.round = round;
        temper = Temper.mostlyGood(round, 2);
    }

    @Override
    public String handle(RpcInvocation invocation) throws RpcException {
        temper.show();
        return switch (round.random().nextInt(10)) {
            case 0 -> null;
            case 1 -> throw new RpcException(42, "not now\n[FORGED] by a handler", "later");
            case 2 -> throw new RpcException(RpcException.APPLICATION_ERROR, null, null);
            case 3 -> "x".repeat(20_000);
            default -> invocation.payload();
        };
    }

    @Override
    public String interceptOutgoing(RpcCall call, Next<RpcCall> next) throws Exception {
        temper.show();
        return round.oneIn(5) ? null : next.proceed(call.withPayload(call.payload() + "!"));
    }

    @Override
    public String interceptIncoming(RpcInvocation invocation, Next<RpcInvocation> next) throws Exception {
        temper.show();
        return round.oneIn(5) ? null : next.proceed(invocation);
    }
}
