package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import com.google.protobuf.ByteString;
import org.livekit4j.Registration;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEOS;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.DataStream;
import org.livekit4j.ffi.proto.DataStreamChunkReceived;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.QueueConstants;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From an event's bytes in native memory to the decision who gets it: the bridge's callback and the queue behind it, among the subscribers of so
 * many rooms and streams. The library's function that drops a handle is one that does nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UnreadBenchmark {
    private static final int BATCH = 4_096;
    private static final long HANDLE = 1L << 50;
    private static final long UNKNOWN = 10_000;

    @Param("8")
    public int subscribers;

    @Param({"end", "frame", "chunk", "function", "wanted"})
    public String event;

    private final WireReader wire = new WireReader();
    private EventCallback callback;
    private final long[] addresses = new long[BATCH];
    private final int[] sizes = new int[BATCH];
    /** Kept, because it keeps the memory. */
    private final Arena arena = Arena.ofAuto();

    @Setup
    public void open() {
        callback = new EventCallback(bridge(), new PendingRequests(new Timeouts()));
        FfiEventQueue queue = FfiQueues.open((FfiClient) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{FfiClient.class}, (proxy, method, arguments) -> connect((EventSink) arguments[0])));
        for (long key = 1; key <= subscribers; key++) {
            subscribe(queue, List.of("audio_stream_event"), key);
            subscribe(queue, List.of("room_event.track_subscribed", "room_event.data_packet_received", "rpc_method_invocation"),
                    -key);
        }
        if (event.equals("function")) {
            queue.subscribe(delivered -> {
                throw new IllegalStateException("it did not want that");
            }, Map.of(QueueConstants.EVENT_TYPES, "room_event.stream_chunk_received"), this::isLongChunk);
        }
        switch (event) {
            case "end" ->
                put(i -> stream(UNKNOWN + i, AudioStreamEvent.newBuilder().setEos(AudioStreamEOS.getDefaultInstance())));
            case "frame" -> put(i -> frame(UNKNOWN + i, i));
            case "wanted" -> put(i -> frame(1 + i % subscribers, i));
            default -> put(i -> chunk(-1 - i % subscribers));
        }
    }

    private Registration connect(EventSink sink) {
        callback.connect(sink);
        return () -> {
        };
    }

    private static NativeFfiClient bridge() {
        LiveKitFfi functions = new LiveKitFfi(name -> Linker.nativeLinker().defaultLookup().find("labs"));
        return new NativeFfiClient(new NativeLibrary(Path.of("none"), functions, Optional.empty()), null, true,
                FfiOptions.DEFAULTS);
    }

    private static void subscribe(FfiEventQueue queue, List<String> types, long key) {
        queue.subscribe(delivered -> {
        }, Map.of(QueueConstants.EVENT_TYPES, types, QueueConstants.EVENT_KEYS, key, QueueConstants.DELIVERY, "direct"));
    }

    /** Reads the length of the chunk. */
    private boolean isLongChunk(EventView view) {
        return wire.read(view).enter(FfiEvent.ROOM_EVENT_FIELD_NUMBER) && wire.enter(RoomEvent.STREAM_CHUNK_RECEIVED_FIELD_NUMBER)
                && wire.enter(DataStreamChunkReceived.CHUNK_FIELD_NUMBER) && wire.enter(DataStream.Chunk.CONTENT_FIELD_NUMBER)
                && view.size() > 1_000;
    }

    private static FfiEvent stream(long key, AudioStreamEvent.Builder content) {
        return FfiEvent.newBuilder().setAudioStreamEvent(content.setStreamHandle(key)).build();
    }

    private static FfiEvent frame(long stream, long handle) {
        AudioFrameBufferInfo info = AudioFrameBufferInfo.newBuilder().setDataPtr(HANDLE).setNumChannels(1).setSampleRate(48_000)
                .setSamplesPerChannel(480).build();
        OwnedAudioFrameBuffer frame = OwnedAudioFrameBuffer.newBuilder()
                .setHandle(FfiOwnedHandle.newBuilder().setId(HANDLE + handle)).setInfo(info).build();
        return stream(stream, AudioStreamEvent.newBuilder().setFrameReceived(AudioFrameReceived.newBuilder().setFrame(frame)));
    }

    private static FfiEvent chunk(long room) {
        DataStream.Chunk chunk = DataStream.Chunk.newBuilder().setStreamId("a stream").setChunkIndex(7)
                .setContent(ByteString.copyFrom(new byte[100])).build();
        return FfiEvent.newBuilder().setRoomEvent(RoomEvent.newBuilder().setRoomHandle(room).setStreamChunkReceived(
                DataStreamChunkReceived.newBuilder().setParticipantIdentity("stranger").setChunk(chunk))).build();
    }

    private void put(IntFunction<FfiEvent> events) {
        for (int i = 0; i < BATCH; i++) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, events.apply(i).toByteArray());
            addresses[i] = memory.address();
            sizes[i] = Math.toIntExact(memory.byteSize());
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void call() {
        for (int i = 0; i < BATCH; i++) {
            callback.onEvent(addresses[i], sizes[i]);
        }
    }
}
