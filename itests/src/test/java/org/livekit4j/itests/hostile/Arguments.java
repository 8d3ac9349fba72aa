package org.livekit4j.itests.hostile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewApmRequest;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.FrameCryptor;
import org.livekit4j.room.IceServer;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoding;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoSourceOptions;
import org.livekit4j.video.VideoStreamOptions;

/** Good arguments, by the type of the parameter, for those that are not what is tried. */
final class Arguments {
    private static final Map<Class<?>, Function<Stage, ?>> OTHERS = new HashMap<>();
    private static final FfiRequest REQUEST = FfiRequest.newBuilder().setNewApm(NewApmRequest.newBuilder()
            .setEchoCancellerEnabled(false).setGainControllerEnabled(false).setHighPassFilterEnabled(true)
            .setNoiseSuppressionEnabled(false)).build();

    static {
        OTHERS.put(int.class, stage -> 10);
        OTHERS.put(long.class, stage -> 10L);
        OTHERS.put(double.class, stage -> 10.0);
        OTHERS.put(boolean.class, stage -> true);
        OTHERS.put(byte.class, stage -> (byte) 1);
        OTHERS.put(String.class, stage -> "text");
        OTHERS.put(Object.class, stage -> "text");
        OTHERS.put(Duration.class, stage -> Duration.ofMillis(5));
        OTHERS.put(Instant.class, stage -> Instant.EPOCH);
        OTHERS.put(Arena.class, stage -> Arena.ofAuto());
        OTHERS.put(MemorySegment.class, stage -> MemorySegment.ofArray(new byte[400]));
        OTHERS.put(Executor.class, stage -> (Executor) Runnable::run);
        OTHERS.put(AudioFrame.class, stage -> AudioFrame.silence(48_000, 1, 480));
        OTHERS.put(AudioSourceOptions.class, stage -> AudioSourceOptions.of(48_000, 1));
        OTHERS.put(AudioStreamOptions.class, stage -> AudioStreamOptions.DEFAULTS);
        OTHERS.put(VideoSourceOptions.class, stage -> VideoSourceOptions.of(64, 64));
        OTHERS.put(VideoStreamOptions.class, stage -> VideoStreamOptions.DEFAULTS);
        OTHERS.put(IncomingLimits.class, stage -> IncomingLimits.DEFAULTS);
        OTHERS.put(VideoEncoding.class, stage -> VideoEncoding.of(100_000, 10));
        OTHERS.put(RoomOptions.class, stage -> RoomOptions.DEFAULTS);
        OTHERS.put(TokenRequest.class, stage -> TokenRequest.DEFAULTS);
        OTHERS.put(ConnectionDetails.class, stage -> new ConnectionDetails("ws://127.0.0.1:9", "text"));
        OTHERS.put(RtcConfig.class, stage -> RtcConfig.DEFAULTS);
        OTHERS.put(IceServer.class, stage -> IceServer.of("stun:localhost"));
        OTHERS.put(EncryptionOptions.class, stage -> EncryptionOptions.of(new byte[]{1}));
        OTHERS.put(FrameCryptor.class, stage -> new FrameCryptor("me", "TR_a", 0, true));
        OTHERS.put(DataFrame.class, stage -> DataFrame.of(new byte[4]));
        OTHERS.put(DataStreamOptions.class, stage -> DataStreamOptions.DEFAULTS);
        OTHERS.put(DataTrackOptions.class, stage -> DataTrackOptions.DEFAULTS);
        OTHERS.put(DataSchema.class, stage -> new DataSchema("schema", "text"));
        OTHERS.put(DataPublishOptions.class, stage -> DataPublishOptions.DEFAULTS);
        OTHERS.put(TextStreamOptions.class, stage -> TextStreamOptions.DEFAULTS);
        OTHERS.put(ByteStreamOptions.class, stage -> ByteStreamOptions.DEFAULTS);
        OTHERS.put(ByteOrder.class, stage -> ByteOrder.LITTLE_ENDIAN);
        OTHERS.put(ByteBuffer.class, stage -> ByteBuffer.allocate(4));
        OTHERS.put(RpcOptions.class, stage -> RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofMillis(200)));
        OTHERS.put(TrackPublishOptions.class, stage -> TrackPublishOptions.DEFAULTS);
        OTHERS.put(FfiOptions.class, stage -> FfiOptions.DEFAULTS);
        OTHERS.put(QueueOptions.class, stage -> QueueOptions.DEFAULTS);
        OTHERS.put(StreamInfo.class, stage -> StreamInfo.local("track"));
        OTHERS.put(FfiRequest.class, stage -> REQUEST);
        OTHERS.put(LongFunction.class, stage -> (LongFunction<FfiRequest>) id -> REQUEST);
        OTHERS.put(FfiOwnedHandle.class, stage -> FfiOwnedHandle.newBuilder().setId(1L << 50).build());
        OTHERS.putAll(AudioTools.ARGUMENTS);
        OTHERS.putAll(VideoTools.ARGUMENTS);
        OTHERS.put(OwnedTrack.class, stage -> OwnedTrack.getDefaultInstance());
    }

    private Arguments() {}

    static Object of(Parameter parameter, Stage stage) {
        Class<?> type = parameter.getType();
        if (type == Optional.class && parameter.getParameterizedType() instanceof ParameterizedType optional
                && optional.getActualTypeArguments()[0] instanceof Class<?> content && !content.isInterface()) {
            return Optional.of(of(content, stage));
        }
        return of(type, stage);
    }

    static Object of(Class<?> type, Stage stage) {
        if (OTHERS.containsKey(type)) {
            return OTHERS.get(type).apply(stage);
        }
        if (Instances.has(type)) {
            return Instances.live(type, stage);
        }
        if (type.isEnum()) {
            return type == TrackSource.class ? TrackSource.UNKNOWN : type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), type.getComponentType().isPrimitive() ? 4 : 0);
        }
        return collection(type).orElseGet(() -> type.isRecord() ? record(type, stage) : Values.proxy(type, false));
    }

    private static Optional<Object> collection(Class<?> type) {
        if (type == List.class || type == Iterable.class || type == java.util.Collection.class) {
            return Optional.of(List.of());
        }
        return type == Set.class
                ? Optional.of(Set.of())
                : type == Map.class
                        ? Optional.of(Map.of())
                        : type == Optional.class
                                ? Optional.of(Optional.empty())
                                : type == OptionalInt.class
                                        ? Optional.of(OptionalInt.empty())
                                        : type == OptionalLong.class ? Optional.of(OptionalLong.empty()) : Optional.empty();
    }

    private static Object record(Class<?> type, Stage stage) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(types).map(component -> of(component, stage)).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no good argument for " + type, e);
        }
    }
}
