package org.livekit4j.ffi.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * Sends a request of each kind, past the guard, with a mark in every text and in all bytes. Nearly all of them name a handle
 * that there is not, and are refused; one connects where nobody answers.
 */
public final class RefusedRequests {
    static final String MARK = "markiert";
    private static final long NO_HANDLE = 4242;
    private static final int MAX_DEPTH = 8;
    /** Their values would end the process, or shut down the library, whether their handle is wrong or not. */
    private static final Set<FfiRequest.MessageCase> DANGEROUS = Set.of(FfiRequest.MessageCase.DISPOSE,
            FfiRequest.MessageCase.NEW_AUDIO_SOURCE, FfiRequest.MessageCase.CONNECT);

    private RefusedRequests() {}

    public static void main(String[] arguments) {
        try (NativeFfiClient bridge = NativeFfiClient.open(FfiOptions.DEFAULTS)) {
            RequestChannel channel = new RequestChannel(NativeLibrary.open(FfiOptions.DEFAULTS, Optional.empty()).functions(),
                    bridge.ledger());
            for (FieldDescriptor kind : FfiRequest.getDescriptor().getFields()) {
                FfiRequest.Builder request = FfiRequest.newBuilder();
                request.setField(kind, filled(request.newBuilderForField(kind), 0));
                if (!DANGEROUS.contains(request.getMessageCase())) {
                    send(channel, request.buildPartial());
                }
            }
            ConnectRequest.Builder connect = (ConnectRequest.Builder) filled(ConnectRequest.newBuilder(), 0).toBuilder();
            System.out.println("answer " + bridge.requestAsync(
                    id -> FfiRequest.newBuilder().setConnect(connect.setUrl("ws://127.0.0.1:9").setRequestAsyncId(id))
                            .buildPartial(),
                    Duration.ofMinutes(1)).join().getConnect().getError());
        }
    }

    private static void send(RequestChannel channel, FfiRequest request) {
        try {
            channel.send(request);
            System.out.println("accepted " + RequestGuard.name(request.getMessageCase()));
        } catch (FfiException e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    private static Message filled(Message.Builder message, int depth) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            Object value = depth < MAX_DEPTH || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
                    ? value(message, field, depth)
                    : null;
            if (value != null && field.isRepeated()) {
                message.addRepeatedField(field, value).addRepeatedField(field, value);
            } else if (value != null) {
                message.setField(field, value);
            }
        }
        return message.buildPartial();
    }

    private static Object value(Message.Builder message, FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case STRING -> field.getName().equals("urls") ? "stun:127.0.0.1:9" : MARK + " \"" + MARK + "\"\n} ] ) " + MARK;
            case BYTE_STRING -> ByteString.copyFromUtf8(MARK);
            case MESSAGE -> filled(message.newBuilderForField(field), depth + 1);
            case ENUM -> field.getEnumType().getValues().getFirst();
            case BOOLEAN -> true;
            case INT -> 16;
            case LONG -> field.getName().endsWith("ptr") ? 0L : NO_HANDLE;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
        };
    }
}
