package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.SetLocalAttributesCallback;
import org.livekit4j.ffi.proto.SetLocalMetadataCallback;
import org.livekit4j.ffi.proto.SetLocalNameCallback;

/** The library says that it had no answer in time. */
@Timeout(30)
class SelfUpdatesTest {
    private static final String TIMEOUT = "engine: signal failure: request timeout";

    private final Fixture fixture = new Fixture();
    private final RoomState model = new RoomState(new RoomRequests(fixture.client, new PendingFutures()),
            Fixture.DETAILS, fixture.answer(List.of(), List.of()), Fixture.nobody(), new ReentrantLock(), Optional.empty());
    private final NativeLocalParticipant me = model.local();

    private void refuseMetadata(String error) {
        fixture.client.answerTo(MessageCase.SET_LOCAL_METADATA).complete(FfiEvent.newBuilder()
                .setSetLocalMetadata(SetLocalMetadataCallback.newBuilder().setAsyncId(1).setError(error)).build());
    }

    @Test
    void shouldSucceedWhenTheRoomHasToldOfTheChange() {
        CompletableFuture<Void> metadata = me.setMetadata("m");
        me.update(info -> info.setMetadata("m"));
        refuseMetadata(TIMEOUT);
        metadata.join();

        CompletableFuture<Void> name = me.setName("n");
        me.update(info -> info.setName("n"));
        fixture.client.answerTo(MessageCase.SET_LOCAL_NAME).complete(FfiEvent.newBuilder()
                .setSetLocalName(SetLocalNameCallback.newBuilder().setAsyncId(1).setError(TIMEOUT)).build());
        name.join();

        CompletableFuture<Void> attributes = me.setAttributes(Map.of("a", "1", "gone", ""));
        me.update(info -> info.clearAttributes().putAttributes("a", "1"));
        fixture.client.answerTo(MessageCase.SET_LOCAL_ATTRIBUTES).complete(FfiEvent.newBuilder()
                .setSetLocalAttributes(SetLocalAttributesCallback.newBuilder().setAsyncId(1).setError(TIMEOUT)).build());
        attributes.join();
        assertThat(me.attributes()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void shouldFailWhenTheRoomHasNotToldOfTheChange() {
        CompletableFuture<Void> metadata = me.setMetadata("m");
        refuseMetadata(TIMEOUT);
        assertThatThrownBy(metadata::join).hasCauseInstanceOf(LiveKitException.class).hasMessageContaining("request timeout");
    }

    @Test
    void shouldFailWhenTheServerRefusesWhatIsSoAlready() {
        me.update(info -> info.setMetadata("m"));
        CompletableFuture<Void> metadata = me.setMetadata("m");
        refuseMetadata("not allowed");
        assertThatThrownBy(metadata::join).hasCauseInstanceOf(LiveKitException.class).hasMessageContaining("not allowed");
    }

    private void answerMetadata() {
        fixture.client.answerTo(MessageCase.SET_LOCAL_METADATA).complete(FfiEvent.newBuilder()
                .setSetLocalMetadata(SetLocalMetadataCallback.newBuilder().setAsyncId(1)).build());
    }

    @Test
    void shouldAskForOneChangeAfterTheOther() {
        CompletableFuture<Void> metadata = me.setMetadata("m");
        CompletableFuture<Void> name = me.setName("n");
        answerMetadata();
        assertThat(fixture.client.hasAsked(MessageCase.SET_LOCAL_NAME)).as("the first one has not come back").isFalse();
        me.update(info -> info.setMetadata("m"));
        metadata.join();
        Fixture.await().until(() -> fixture.client.hasAsked(MessageCase.SET_LOCAL_NAME));
        me.update(info -> info.setName("n"));
        name.join();
    }

    @Test
    void shouldGoOnWhenAChangeIsRefused() {
        CompletableFuture<Void> metadata = me.setMetadata("m");
        CompletableFuture<Void> name = me.setName("n");
        refuseMetadata("not allowed");
        assertThatThrownBy(metadata::join).hasMessageContaining("not allowed");
        Fixture.await().until(() -> fixture.client.hasAsked(MessageCase.SET_LOCAL_NAME));
        me.update(info -> info.setName("n"));
        name.join();
    }

    @Test
    void shouldRefuseWhatServersTakeForUnchanged() {
        assertThatIllegalArgumentException().isThrownBy(() -> me.setMetadata("")).withMessageContaining("metadata");
        assertThatIllegalArgumentException().isThrownBy(() -> me.setName("")).withMessageContaining("name");
        assertThatIllegalArgumentException().isThrownBy(() -> me.setAttributes(Map.of())).withMessageContaining("attributes");
        assertThatIllegalArgumentException().isThrownBy(() -> me.setAttributes(Map.of(" ", "x")))
                .withMessageContaining("attributes");
        assertThat(fixture.client.requests).isEmpty();
    }
}
