package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.FrameCryptor;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEncryption;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcMethodHandler;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.VideoQuality;
import org.livekit4j.room.stream.ByteStreamHandler;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.SendProgress;
import org.livekit4j.room.stream.StreamSender;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.TrackSource;

/** Every method of a room and of what is in it refuses what is missing at once, and says what that is. */
@Timeout(30)
class ArgumentsTest {
    private static final Fixture FIXTURE = new Fixture();
    private static final NativeRoom ROOM = room();
    private static final LocalTrackPublication PUBLICATION = FIXTURE.publish(ROOM, "TR_a");
    private static final RemoteParticipant BOB = ROOM.remoteParticipants().get("bob");
    private static final Map<Class<?>, Object> TARGETS = Map.of(Room.class, ROOM, LocalParticipant.class, ROOM.localParticipant(),
            StreamSender.class, ROOM.localParticipant(),
            RemoteParticipant.class, BOB, RemoteTrackPublication.class, BOB.trackPublications().get("TR_bob"),
            RoomEncryption.class, ROOM.encryption().orElseThrow());
    /** What makes sense of each type. */
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(Map.entry(String.class, "x"),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of("a", "b")), Map.entry(Set.class, Set.of(RoomEvent.class)), Map.entry(boolean.class, true),
            Map.entry(Duration.class, Duration.ofMillis(1)), Map.entry(Predicate.class, (Predicate<Object>) _ -> false),
            Map.entry(int.class, 1), Map.entry(long.class, 1L), Map.entry(byte[].class, new byte[1]),
            Map.entry(RoomListener.class, (RoomListener) (_, _) -> {
            }), Map.entry(DisconnectReason.class, DisconnectReason.CLIENT_INITIATED),
            Map.entry(SimulatedScenario.class, SimulatedScenario.SPEAKER), Map.entry(VideoQuality.class, VideoQuality.LOW),
            Map.entry(TrackSource.class, TrackSource.CAMERA), Map.entry(LocalTrack.class, new Fixture.Tone(FIXTURE.client, 700)),
            Map.entry(TrackPublishOptions.class, TrackPublishOptions.DEFAULTS),
            Map.entry(LocalTrackPublication.class, PUBLICATION),
            Map.entry(DataPublishOptions.class, DataPublishOptions.DEFAULTS), Map.entry(RpcOptions.class, RpcOptions.DEFAULTS),
            Map.entry(Transcription.class, new Transcription("bob", "TR_bob", List.of())),
            Map.entry(FrameCryptor.class, new FrameCryptor("bob", "TR_bob", 0, true)),
            Map.entry(ChatMessage.class,
                    new ChatMessage("1", Instant.EPOCH, "x", Optional.empty(), false, false, Optional.empty(),
                            Map.of())),
            Map.entry(DataTrackOptions.class, DataTrackOptions.DEFAULTS),
            Map.entry(DataSchema.class, new DataSchema("a", "b")),
            Map.entry(TextStreamOptions.class, TextStreamOptions.DEFAULTS),
            Map.entry(ByteStreamOptions.class, ByteStreamOptions.DEFAULTS), Map.entry(ByteBuffer.class, ByteBuffer.allocate(1)),
            Map.entry(Path.class, Path.of("pom.xml")), Map.entry(SendProgress.class, (SendProgress) (_, _) -> {
            }), Map.entry(TextStreamHandler.class, (TextStreamHandler) (_, _) -> {
            }), Map.entry(ByteStreamHandler.class, (ByteStreamHandler) (_, _) -> {
            }),
            Map.entry(RpcMethodHandler.class, (RpcMethodHandler) _ -> ""), Map.entry(RpcInterceptor.class, new RpcInterceptor() {
            }));

    private static NativeRoom room() {
        FIXTURE.options = FIXTURE.options.withEncryption(EncryptionOptions.of(new byte[1]));
        return FIXTURE.room();
    }

    /** Each method with the number of the parameter that is missing. */
    static Stream<Arguments> missing() {
        return TARGETS.keySet().stream().flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .flatMap(method -> IntStream.range(0, method.getParameterCount())
                        .filter(i -> !method.getParameterTypes()[i].isPrimitive()).mapToObj(i -> Arguments.of(method, i)));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void shouldNameWhatIsMissing(Method method, int missing) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            arguments.add(VALUES.get(type));
        }
        assertThat(arguments).as("a value for each type").doesNotContainNull();
        arguments.set(missing, null);
        Throwable thrown = catchThrowable(() -> invoke(method, arguments));
        assertThat(thrown).as(method.toString()).isInstanceOf(NullPointerException.class).message().matches("\\w+ is null");
    }

    private static void invoke(Method method, List<Object> arguments) throws Throwable {
        try {
            method.invoke(TARGETS.get(method.getDeclaringClass()), arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
