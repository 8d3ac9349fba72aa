package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.livekit4j.ffi.proto.ByteStreamReaderReadIncrementalRequest;
import org.livekit4j.ffi.proto.ByteStreamWriterCloseRequest;
import org.livekit4j.ffi.proto.ByteStreamWriterWriteRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.TextStreamReaderReadIncrementalRequest;
import org.livekit4j.ffi.proto.TextStreamWriterCloseRequest;
import org.livekit4j.ffi.proto.TextStreamWriterWriteRequest;

/** The two kinds of streams: they do the same by messages of their own. */
enum StreamKind {
    /** Of text. */
    TEXT("text") {
        @Override
        FfiRequest read(long reader) {
            return FfiRequest.newBuilder()
                    .setTextReadIncremental(TextStreamReaderReadIncrementalRequest.newBuilder().setReaderHandle(reader)).build();
        }

        @Override
        FfiRequest write(long writer, ByteString content, long id) {
            return FfiRequest.newBuilder().setTextStreamWrite(TextStreamWriterWriteRequest.newBuilder().setWriterHandle(writer)
                    .setTextBytes(content).setRequestAsyncId(id)).build();
        }

        @Override
        FfiRequest close(long writer, String reason, Map<String, String> attributes, long id) {
            TextStreamWriterCloseRequest.Builder request = TextStreamWriterCloseRequest.newBuilder().setWriterHandle(writer)
                    .putAllAttributes(attributes).setRequestAsyncId(id);
            if (!reason.isEmpty()) {
                request.setReason(reason);
            }
            return FfiRequest.newBuilder().setTextStreamClose(request).build();
        }
    },
    /** Of bytes. */
    BYTE("byte") {
        @Override
        FfiRequest read(long reader) {
            return FfiRequest.newBuilder()
                    .setByteReadIncremental(ByteStreamReaderReadIncrementalRequest.newBuilder().setReaderHandle(reader)).build();
        }

        @Override
        FfiRequest write(long writer, ByteString content, long id) {
            return FfiRequest.newBuilder().setByteStreamWrite(ByteStreamWriterWriteRequest.newBuilder().setWriterHandle(writer)
                    .setBytes(content).setRequestAsyncId(id)).build();
        }

        @Override
        FfiRequest close(long writer, String reason, Map<String, String> attributes, long id) {
            ByteStreamWriterCloseRequest.Builder request = ByteStreamWriterCloseRequest.newBuilder().setWriterHandle(writer)
                    .putAllAttributes(attributes).setRequestAsyncId(id);
            if (!reason.isEmpty()) {
                request.setReason(reason);
            }
            return FfiRequest.newBuilder().setByteStreamClose(request).build();
        }
    };

    private final String label;

    StreamKind(String label) {
        this.label = label;
    }

    /** The name of the kind in messages. */
    String label() {
        return label;
    }

    /** The type of a room's event of a stream that was opened, as subscribers name it. */
    String openedEvent() {
        return "room_event." + label + "_stream_opened";
    }

    /** The type of the events of one stream. */
    String readerEvent() {
        return label + "_stream_reader_event";
    }

    /** Consumes the reader's handle. */
    abstract FfiRequest read(long reader);

    abstract FfiRequest write(long writer, ByteString content, long id);

    /**
     * Consumes the writer's handle.
     *
     * @param reason empty if nothing is wrong
     */
    abstract FfiRequest close(long writer, String reason, Map<String, String> attributes, long id);
}
