package org.livekit4j.standalone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.testing.FakeRoom;

@Timeout(60)
class ShutdownHookTest {
    private final FakeEngine engine = new FakeEngine();
    private final FakeJvm jvm = new FakeJvm();
    private final SharedEngine shared = new SharedEngine(_ -> engine);

    private LiveKit.Builder builder() {
        return new StandaloneBuilder(shared, jvm);
    }

    @Test
    void shouldLeaveNoHookWhenItIsCreatedAndClosedAThousandTimes() {
        for (int i = 0; i < 1000; i++) {
            builder().build().close();
        }

        assertThat(jvm.hooks()).isZero();
    }

    @Test
    void shouldLeaveItsRoomsWhenTheJvmShutsDown() throws InterruptedException {
        FakeRoom room = engine.rooms.admits("hall");
        LiveKit livekit = builder().build();
        livekit.connect("ws://localhost", "token");

        jvm.shutDown();

        assertThat(room.isLeft()).isTrue();
        livekit.close();
        assertThat(engine.calls()).endsWith("close");
    }

    @Test
    void shouldLeaveARoomThatIsBeingJoinedWhenTheJvmShutsDown() throws InterruptedException {
        FakeRoom room = new FakeRoom("hall");
        CompletableFuture<Room> joining = engine.rooms.answers(new CompletableFuture<>());
        try (LiveKit livekit = builder().build()) {
            livekit.rooms().connect("ws://localhost", "token", RoomOptions.DEFAULTS);
            Thread.ofVirtual().start(() -> joining.complete(room.room()));

            jvm.shutDown();

            assertThat(room.isLeft()).isTrue();
        }
    }

    @Test
    void shouldLeaveNothingWhenTheHookIsSwitchedOff() throws InterruptedException {
        FakeRoom room = engine.rooms.admits("hall");
        try (LiveKit livekit = builder().shutdownHook(false).build()) {
            livekit.connect("ws://localhost", "token");
            assertThat(jvm.hooks()).isZero();
            assertThat(room.isLeft()).isFalse();
        }
    }

    @Test
    void shouldOpenNothingWhenTheJvmIsShuttingDown() throws InterruptedException {
        jvm.shutDown();

        assertThatIllegalStateException().isThrownBy(() -> builder().build()).withMessage("Shutdown in progress");
        assertThat(engine.calls()).containsExactly("close");
    }
}
