package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcInvocation;
import org.livekit4j.room.RpcOptions;

/** What comes between callers and methods, with a server between the two. */
class RpcInterceptorIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private LocalParticipant ada;
    private LocalParticipant bob;

    @BeforeEach
    void meet() {
        Attendee caller = meeting.join("ada");
        Attendee callee = meeting.join("bob");
        caller.awaitParticipant("bob");
        ada = caller.room().localParticipant();
        bob = callee.room().localParticipant();
        bob.registerRpcMethod("echo", RpcInvocation::payload);
    }

    private String call(String payload) {
        return ada.performRpc("bob", "echo", payload, RpcOptions.DEFAULTS).orTimeout(40, TimeUnit.SECONDS).join();
    }

    /** Puts its mark around what passes in either direction. */
    private final class Marking implements RpcInterceptor {
        private final String mark;

        Marking(String mark) {
            this.mark = mark;
        }

        @Override
        public String interceptOutgoing(RpcCall call, Next<RpcCall> next) throws Exception {
            passed.add(mark + " out");
            return mark + next.proceed(call.withPayload(call.payload() + mark));
        }

        @Override
        public String interceptIncoming(RpcInvocation invocation, Next<RpcInvocation> next) throws Exception {
            passed.add(mark + " in");
            return mark + next.proceed(invocation.withPayload(invocation.payload() + mark));
        }
    }

    @Test
    void shouldChangeCallsAndAnswersFromTheOutermostIn() {
        ada.addRpcInterceptor(new Marking("a"));
        ada.addRpcInterceptor(new Marking("b"));
        bob.addRpcInterceptor(new Marking("c"));
        bob.addRpcInterceptor(new Marking("d"));

        assertThat(call("-")).isEqualTo("abcd-abcd");
        assertThat(passed).containsExactly("a out", "b out", "c in", "d in");
    }

    @Test
    void shouldLetCallsPassWhenItIsRemoved() {
        Marking marking = new Marking("a");
        ada.addRpcInterceptor(marking);
        ada.removeRpcInterceptor(marking);

        assertThat(call("-")).isEqualTo("-");
    }

    @Test
    void shouldRefuseCallsBeforeTheyReachTheMethod() {
        CountDownLatch reached = new CountDownLatch(1);
        bob.registerRpcMethod("echo", invocation -> {
            reached.countDown();
            return "";
        });
        bob.addRpcInterceptor(new RpcInterceptor() {
            @Override
            public String interceptIncoming(RpcInvocation invocation, Next<RpcInvocation> next) throws RpcException {
                throw new RpcException(403, "not for " + invocation.callerIdentity());
            }
        });

        assertThatThrownBy(() -> call("-")).cause().isInstanceOfSatisfying(RpcException.class, refused -> {
            assertThat(refused.code()).isEqualTo(403);
            assertThat(refused).hasMessageContaining("not for ada");
        });
        assertThat(reached.getCount()).isOne();
    }

    @Test
    void shouldAnswerWithoutASingleByteOnTheWire() {
        ada.addRpcInterceptor(new RpcInterceptor() {
            @Override
            public String interceptOutgoing(RpcCall call, Next<RpcCall> next) {
                return "from the cache";
            }
        });
        bob.unregisterRpcMethod("echo");

        assertThat(call("-")).isEqualTo("from the cache");
    }
}
