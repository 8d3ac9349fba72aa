package org.livekit4j.room.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.livekit4j.Registration;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.testing.FakeFfiClient;

/** Remembers requests and who has which handle; the test answers. */
final class FakeClient extends FakeFfiClient {
    final List<FfiRequest> requests = new CopyOnWriteArrayList<>();
    /** By async id, which the requests carry. */
    final Map<Long, CompletableFuture<FfiEvent>> pending = new ConcurrentSkipListMap<>();
    final List<FfiListener> listeners = new CopyOnWriteArrayList<>();
    /** Events that no queue takes. */
    volatile long parked;
    volatile long lost;
    final AtomicLong views = new AtomicLong();
    /** To each request. */
    volatile FfiResponse response = FfiResponse.getDefaultInstance();
    private final AtomicLong nextId = new AtomicLong(1000);

    @Override
    public FfiResponse request(FfiRequest request) {
        requests.add(request);
        return response;
    }

    @Override
    public CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout) {
        long id = nextId.getAndIncrement();
        CompletableFuture<FfiEvent> answer = new CompletableFuture<>();
        pending.put(id, answer);
        request(request.apply(id));
        return answer;
    }

    /** The answer to the only request of this kind so far, or the latest. */
    CompletableFuture<FfiEvent> answerTo(FfiRequest.MessageCase kind) {
        FfiRequest last = requests.stream().filter(request -> request.getMessageCase() == kind).reduce((a, b) -> b).orElseThrow();
        Map<String, Object> fields = new ConcurrentHashMap<>();
        ((com.google.protobuf.Message) last.getField(last.getDescriptorForType().findFieldByNumber(kind.getNumber())))
                .getAllFields().forEach((field, value) -> fields.put(field.getName(), value));
        return pending.get((long) fields.get("request_async_id"));
    }

    boolean hasAsked(FfiRequest.MessageCase kind) {
        return asked(kind) > 0;
    }

    /** How often. */
    long asked(FfiRequest.MessageCase kind) {
        return requests.stream().filter(request -> request.getMessageCase() == kind).count();
    }

    @Override
    public Registration listen(FfiListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public MemorySegment view(long address, long bytes, Arena scope) {
        views.incrementAndGet();
        return MemorySegment.ofArray("data".getBytes(java.nio.charset.StandardCharsets.UTF_8)).asSlice(0, bytes);
    }

    @Override
    public EventStatistics events() {
        return new EventStatistics(0, 0, 0, 0, 0, parked, lost, 0);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
