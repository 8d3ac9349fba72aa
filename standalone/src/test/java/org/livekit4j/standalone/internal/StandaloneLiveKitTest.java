package org.livekit4j.standalone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.testing.FakeRoom;
import org.livekit4j.video.Video;

@Timeout(60)
class StandaloneLiveKitTest {
    private final FakeEngine engine = new FakeEngine();
    private final SharedEngine shared = new SharedEngine(_ -> engine);
    private final LiveKit livekit = create();

    private LiveKit create() {
        return new StandaloneBuilder(shared, new FakeJvm()).build();
    }

    private static Room join(LiveKit user) throws InterruptedException {
        return user.connect("ws://localhost", "token");
    }

    @AfterEach
    void close() {
        livekit.close();
    }

    @Test
    void shouldOpenAServiceWhenItIsFirstAskedFor() {
        assertThat(engine.calls()).isEmpty();

        assertThat(livekit.audio()).isSameAs(livekit.audio());
        assertThat(engine.calls()).containsExactly("open Audio");
    }

    @Test
    void shouldSayWhatIsMissingWhenNoJarOffersAService() {
        engine.missing = Video.class;

        assertThatExceptionOfType(LiveKitException.class).isThrownBy(livekit::video).withMessageContaining(Video.class.getName());
        assertThat(livekit.audio()).isInstanceOf(Audio.class);
    }

    @Test
    void shouldRefuseEverythingWhenItIsClosed() {
        livekit.close();

        for (ThrowingCallable call : List.<ThrowingCallable>of(livekit::audio, livekit::video, livekit::rooms, livekit::status,
                livekit::dashboard, livekit::devices,
                () -> livekit.unwrap(CharSequence.class), () -> join(livekit), () -> livekit.addAudioSink((_, _) -> {
                }, Map.of()), () -> livekit.addVideoProcessor((frame, _) -> frame, Map.of()),
                () -> livekit.keep(KeeperOptions.of("ws://localhost", () -> "token")))) {
            assertThatIllegalStateException().isThrownBy(call).withMessage("this LiveKit is closed");
        }
    }

    @Test
    void shouldShowWhatItHasInABrowserUntilItIsClosed() throws Exception {
        engine.rooms.admits("hall");
        join(livekit);
        livekit.audio();
        URL page = livekit.dashboard().address().resolve("/").toURL();
        try (InputStream content = page.openStream()) {
            assertThat(content).isNotEmpty();
        }

        livekit.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(page::openStream);
    }

    @Test
    void shouldListItsPartsByTypeWhenTheDashboardAsks() throws InterruptedException {
        OwnRooms rooms = new OwnRooms();
        Room hall = engine.rooms.admits("hall").room();
        rooms.add(hall);
        try (OwnServices services = new OwnServices(engine)) {
            OwnParts parts = new OwnParts(engine, services, rooms, new OwnResources());
            assertThat(parts.all(Audio.class)).isEmpty();
            services.get(Audio.class);

            assertThat(parts.all(Audio.class)).hasSize(1);
            assertThat(parts.all(Room.class)).containsExactly(hall);
            assertThat(parts.all(CharSequence.class)).isEqualTo(List.of("a part"));
        }
    }

    @Test
    void shouldLeaveItsOwnRoomsOnlyWhenItIsClosed() throws InterruptedException {
        LiveKit other = create();
        FakeRoom mine = engine.rooms.admits("mine");
        join(livekit);
        FakeRoom anothers = engine.rooms.admits("another's");
        join(other);
        assertThat(livekit.status().rooms()).containsExactly("mine");
        assertThat(livekit.status().instances()).isEqualTo(2);

        livekit.close();

        assertThat(mine.isLeft()).isTrue();
        assertThat(anothers.isLeft()).isFalse();
        assertThat(other.status().instances()).isOne();
        assertThat(engine.calls()).doesNotContain("close");
        other.close();
        assertThat(anothers.isLeft()).isTrue();
        assertThat(engine.calls()).endsWith("close");
    }

    @Test
    void shouldForgetARoomWhenItHasEnded() throws InterruptedException {
        engine.rooms.admits("hall");
        Room room = join(livekit);
        room.disconnect();

        assertThat(livekit.status().rooms()).isEmpty();
    }

    @Test
    void shouldLeaveARoomOfAFutureWhenItIsClosed() {
        FakeRoom hall = engine.rooms.admits("hall");
        livekit.rooms().connect("ws://localhost", "token", RoomOptions.DEFAULTS);

        livekit.close();

        assertThat(hall.isLeft()).isTrue();
    }

    @Test
    void shouldCloseTheLatestServiceFirstWhenItIsClosed() {
        livekit.audio();
        livekit.rooms();

        livekit.close();
        livekit.close();

        assertThat(engine.calls()).containsExactly("open Audio", "open Rooms", "close Rooms", "close Audio", "close");
    }

    @Test
    void shouldCloseTheRestWhenOneCannotBeClosed() {
        engine.failing = Rooms.class;
        livekit.audio();
        livekit.rooms();

        livekit.close();

        assertThat(engine.calls()).endsWith("close Rooms", "close Audio", "close");
    }

    @Test
    void shouldCloseOnceWhenSeveralThreadsClose() throws InterruptedException {
        livekit.audio();
        List<Thread> threads = Stream.generate(() -> Thread.ofVirtual().start(livekit::close)).limit(8).toList();
        for (Thread thread : threads) {
            thread.join();
            assertThat(engine.calls()).as("it is closed when a call returns").endsWith("close");
        }

        assertThat(engine.calls()).containsExactly("open Audio", "close Audio", "close");
    }

    @Test
    void shouldCloseWhenAListenerThatItWaitsForClosesIt() throws InterruptedException {
        FakeRoom room = engine.rooms.admits("hall");
        join(livekit);
        Thread listener = Thread.ofVirtual().unstarted(livekit::close);
        room.whenLeft(() -> { // as handlers of calls are
            listener.interrupt();
            join(listener);
        });
        listener.start();
        listener.join();

        livekit.close();
        assertThat(engine.calls()).endsWith("close");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldThrowWhatIsWrongWhenARoomCannotBeJoined() {
        engine.rooms.answers(CompletableFuture.failedFuture(new ConnectException("401 Unauthorized")));

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> join(livekit)).withMessage("401 Unauthorized")
                .satisfies(failure -> assertThat(failure.getStackTrace()).as("the caller's stack")
                        .anyMatch(frame -> frame.getClassName().equals(StandaloneLiveKitTest.class.getName())));
        assertThat(livekit.status().rooms()).isEmpty();
    }

    @Test
    void shouldCancelTheJoinWhenItIsInterrupted() {
        CompletableFuture<Room> joining = engine.rooms.answers(new CompletableFuture<>());
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> join(livekit));
        assertThat(joining).isCancelled();
    }

    @Test
    void shouldNameWhatThereIsWhenSomethingElseIsUnwrapped() {
        assertThat(livekit.unwrap(CharSequence.class)).isEqualTo("a part");
        assertThatIllegalArgumentException().isThrownBy(() -> livekit.unwrap(String.class))
                .withMessage("type is java.lang.String; it must be one of java.lang.CharSequence");
    }
}
