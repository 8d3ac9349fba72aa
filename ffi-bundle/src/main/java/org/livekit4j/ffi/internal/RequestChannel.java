package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

/** Passes requests to the native library and returns the responses. */
final class RequestChannel {
    private static final HandlePaths RESPONSE_HANDLES = HandlePaths.RESPONSE;

    private final LiveKitFfi library;
    private final HandleCounters ledger;
    /** The buffers live as long as this object can be reached: no thread must be waited for to free them. */
    private final Arena arena = Arena.ofAuto();
    private final HandleVisitor owned;
    private final HandleVisitor orphans;
    private final ConcurrentLinkedQueue<RequestBuffer> idle = new ConcurrentLinkedQueue<>();

    RequestChannel(LiveKitFfi library, HandleCounters ledger) {
        this.library = library;
        this.ledger = ledger;
        this.owned = (kind, handle) -> ledger.created(kind);
        this.orphans = (kind, handle) -> library.livekit_ffi_drop_handle(handle);
    }

    FfiResponse send(FfiRequest request) {
        byte[] bytes = request.toByteArray();
        if (bytes.length > RequestBuffer.CAPACITY) {
            try (Arena own = Arena.ofConfined()) {
                return send(request, bytes, new RequestBuffer(own, bytes.length));
            }
        }
        RequestBuffer buffer = idle.poll();
        if (buffer == null) {
            buffer = new RequestBuffer(arena, RequestBuffer.CAPACITY);
        }
        try {
            return send(request, bytes, buffer);
        } finally {
            keep(buffer);
        }
    }

    private void keep(RequestBuffer buffer) {
        try {
            idle.offer(buffer);
        } catch (OutOfMemoryError e) {
            // It goes with the arena
        }
    }

    private FfiResponse send(FfiRequest request, byte[] bytes, RequestBuffer buffer) {
        MemorySegment.copy(bytes, 0, buffer.data, ValueLayout.JAVA_BYTE, 0, bytes.length);
        long handle = enter(buffer, bytes.length, request.getMessageCase());
        ledger.created(HandleKind.RESPONSE);
        try {
            return decode(buffer.responseAddress(), buffer.responseLength());
        } catch (Throwable e) { // nobody will get what is in it
            releaseHandles(buffer, e);
            throw e;
        } finally {
            drop(handle);
            ledger.released(HandleKind.RESPONSE);
        }
    }

    /** Sends what a buffer holds, and does not look at the response: it is one without handles. */
    void send(RequestBuffer buffer, int length, MessageCase kind) {
        long handle = enter(buffer, length, kind);
        ledger.created(HandleKind.RESPONSE);
        drop(handle);
        ledger.released(HandleKind.RESPONSE);
    }

    /** The only way into the library for a request. */
    private long enter(RequestBuffer buffer, int length, MessageCase kind) {
        FlightSink flight = FlightSinks.current();
        FlightSink.Request recorded = flight == null ? null : flight.beginRequest();
        long handle = library.livekit_ffi_request(buffer.data, length, buffer.responseAddress, buffer.responseLength);
        if (recorded != null) {
            recorded.end(kind, handle != 0);
        }
        if (handle == 0) {
            throw new FfiException(
                    "LiveKit's native library refused " + RequestGuard.name(kind) + ": it gives no reason; its log (logger "
                            + NativeLoggers.ROOT + ") may");
        }
        return handle;
    }

    private void releaseHandles(RequestBuffer buffer, Throwable failure) {
        try {
            RESPONSE_HANDLES.visit(buffer.responseAddress(), buffer.responseLength(), orphans);
        } catch (RuntimeException e) { // the bytes are damaged: none behind that can be found
            failure.addSuppressed(e);
        }
    }

    private FfiResponse decode(long address, long length) {
        FfiResponse response;
        try {
            response = FfiResponse.parseFrom(NativeMemory.copy(address, Math.toIntExact(length)));
        } catch (InvalidProtocolBufferException e) {
            throw new FfiException("LiveKit's native library returned an invalid response", e);
        }
        RESPONSE_HANDLES.visit(address, length, owned);
        return response;
    }

    /** Drops a handle. @return whether the library knew it */
    boolean drop(long handle) {
        return library.livekit_ffi_drop_handle(handle);
    }
}
