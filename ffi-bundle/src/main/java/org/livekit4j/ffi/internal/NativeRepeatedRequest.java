package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.livekit4j.ffi.RepeatedRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * A prepared request. The methods are synchronized so that a second thread that uses it against the contract cannot send half of
 * what the first one prepares.
 */
final class NativeRepeatedRequest implements RepeatedRequest {
    /** Neither their responses nor their answers have handles. */
    private static final Set<MessageCase> KINDS = EnumSet.of(MessageCase.CAPTURE_AUDIO_FRAME);

    private final LifeCycle life;
    private final RequestChannel channel;
    private final PendingRequests pending;
    private final Consumer<? super FfiEvent> answers;
    private final Arena arena = Arena.ofAuto();
    /** Null when this is closed. */
    private Awaited awaited;
    private RequestBuffer buffer;
    private int length;
    private MessageCase kind;

    NativeRepeatedRequest(LifeCycle life, RequestChannel channel, PendingRequests pending,
            Consumer<? super FfiEvent> answers) {
        this.life = life;
        this.channel = channel;
        this.pending = pending;
        this.answers = Objects.requireNonNull(answers, "answers is null");
        awaited = await();
    }

    /** The place where its answers are looked for. */
    private final class Awaited extends PendingRequest {

        Awaited(long id) {
            super(id);
        }

        /** It ends by no answer. */
        @Override
        boolean take() {
            return true;
        }

        @Override
        boolean answered(long address, long bytes) {
            long end = address + bytes;
            boolean plain = NativeWire.past(EventPeek.inside(address, end) + 1, end) == end;
            answers.accept(plain ? null : decode(address, bytes));
            return true;
        }
    }

    private static FfiEvent decode(long address, long bytes) {
        try {
            return FfiEvent.parseFrom(NativeMemory.copy(address, Math.toIntExact(bytes)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an answer that cannot be decoded", e);
        }
    }

    private Awaited await() {
        Awaited next = new Awaited(pending.nextId());
        pending.add(next);
        return next;
    }

    private Awaited open() {
        if (awaited == null) {
            throw new IllegalStateException("this request is closed");
        }
        return awaited;
    }

    @Override
    public synchronized void prepare(LongFunction<FfiRequest> request) {
        FfiRequest message = Objects.requireNonNull(request.apply(open().id), "request makes null; it must make a request");
        if (!KINDS.contains(message.getMessageCase())) {
            throw new IllegalArgumentException("a " + RequestGuard.name(message.getMessageCase())
                    + " request; the kinds that can be repeated are " + KINDS);
        }
        RequestGuard.check(message);
        byte[] bytes = message.toByteArray();
        if (buffer == null || buffer.data.byteSize() < bytes.length) {
            buffer = new RequestBuffer(arena, bytes.length);
        }
        MemorySegment.copy(bytes, 0, buffer.data, ValueLayout.JAVA_BYTE, 0, bytes.length);
        length = bytes.length;
        kind = message.getMessageCase();
    }

    @Override
    public synchronized void send() {
        open();
        if (length == 0) {
            throw new IllegalStateException("nothing is prepared; prepare must be called before send, and again after abandon");
        }
        life.enter();
        try {
            channel.send(buffer, length, kind);
        } finally {
            life.leave();
        }
    }

    @Override
    public synchronized void abandon() {
        pending.remove(open());
        length = 0;
        awaited = await();
    }

    @Override
    public synchronized void close() {
        if (awaited != null) {
            pending.remove(awaited);
            awaited = null;
            buffer = null;
        }
    }
}
