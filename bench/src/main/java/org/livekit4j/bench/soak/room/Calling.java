package org.livekit4j.bench.soak.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.user.BadRpc;
import org.livekit4j.bench.soak.user.Temper;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RpcOptions;

/** Remote procedure calls of a guest, in both directions. */
final class Calling {
    private static final String[] METHODS = {"beat", "echo", "other", "missing"};
    static final List<Action> ACTIONS = List.of(Calling::offer, Calling::offer, Calling::withdraw, Calling::call, Calling::call,
            Calling::call, Calling::intercept);

    private Calling() {}

    private static LocalParticipant me(Guest guest) {
        return guest.room().localParticipant();
    }

    private static void offer(Guest guest) throws InterruptedException {
        guest.calls().run("offer", () -> me(guest).registerRpcMethod(guest.round().oneOf("echo", "other"),
                new BadRpc(guest.round())));
    }

    private static void withdraw(Guest guest) throws InterruptedException {
        guest.calls().run("withdraw", () -> me(guest).unregisterRpcMethod(guest.round().oneOf("echo", "other")));
    }

    private static void call(Guest guest) throws InterruptedException {
        Round round = guest.round();
        List<String> others = List.copyOf(guest.room().remoteParticipants().keySet());
        String other = others.isEmpty() || round.oneIn(10) ? "nobody" : others.get(round.random().nextInt(others.size()));
        RpcOptions options = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofMillis(round.oneOf(500, 5_000, 15_000)));
        CompletableFuture<String> answer = guest.calls().send("call", () -> me(guest).performRpc(other, round.oneOf(METHODS),
                "x".repeat(round.oneOf(0, 100, 20_000)), options));
        if (round.oneIn(5)) {
            Runnable bad = Temper.bad(round).elsewhere();
            answer.whenComplete((result, failure) -> bad.run());
        }
    }

    private static void intercept(Guest guest) throws InterruptedException {
        BadRpc interceptor = new BadRpc(guest.round());
        guest.calls().run("intercept", () -> me(guest).addRpcInterceptor(interceptor));
        guest.round().pause(300);
        guest.calls().run("intercept no more", () -> me(guest).removeRpcInterceptor(interceptor));
    }
}
