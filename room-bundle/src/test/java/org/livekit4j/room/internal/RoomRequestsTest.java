package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.GetSchemaCallback;
import org.livekit4j.ffi.proto.GetSchemaRequest;
import org.livekit4j.room.DisconnectReason;

/** Requests that are sent again when their answer was missed. */
@Timeout(30)
class RoomRequestsTest {
    private static final String MISSED = "failed to fetch schema: signal failure: get data blob timed out";

    private final FakeClient client = new FakeClient();
    private final PendingFutures pending = new PendingFutures();
    private final CompletableFuture<String> definition = new RoomRequests(client, pending).askUntilAnswered("fetching the schema",
            id -> FfiRequest.newBuilder().setGetSchema(GetSchemaRequest.newBuilder().setRequestAsyncId(id).buildPartial())
                    .buildPartial(),
            event -> event.getGetSchema().getDefinition());

    private void answer(GetSchemaCallback.Builder answer) {
        client.answerTo(MessageCase.GET_SCHEMA).complete(FfiEvent.newBuilder().setGetSchema(answer.setAsyncId(1)).build());
    }

    private void fail(String error) {
        answer(GetSchemaCallback.newBuilder().setError(error));
    }

    @Test
    void shouldAskAgainWhenTheAnswerWasMissed() {
        fail(MISSED);
        assertThat(client.asked(MessageCase.GET_SCHEMA)).isEqualTo(2);
        answer(GetSchemaCallback.newBuilder().setDefinition("message Pose {}"));

        assertThat(definition.join()).isEqualTo("message Pose {}");
    }

    @Test
    void shouldFailWhenEachAnswerIsMissed() {
        fail(MISSED);
        fail(MISSED);
        assertThat(definition).isNotDone();
        fail(MISSED);

        assertThatThrownBy(definition::join).cause().isInstanceOf(LiveKitException.class).hasMessageContaining(MISSED);
        assertThat(client.asked(MessageCase.GET_SCHEMA)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data blob not found", "participant not found", "signal failure: closed"})
    void shouldFailAtOnceWhenItIsAnswered(String error) {
        fail(error);

        assertThatThrownBy(definition::join).cause().hasMessageContaining(error);
        assertThat(client.asked(MessageCase.GET_SCHEMA)).isOne();
    }

    @Test
    void shouldNotAskAgainWhenTheRoomHasEnded() {
        pending.end(DisconnectReason.ROOM_CLOSED);
        fail(MISSED);

        assertThatThrownBy(definition::join).hasMessageContaining("has ended");
        assertThat(client.asked(MessageCase.GET_SCHEMA)).isOne();
    }
}
