package org.livekit4j.ffi.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.PublishDataRequest;
import org.livekit4j.ffi.proto.StreamSendFileRequest;
import org.livekit4j.text.Printable;

/** The rules for data: packets, streams, data tracks and remote procedure calls. */
final class DataGuard {
    static final Map<MessageCase, Consumer<FfiRequest>> RULES = new EnumMap<>(MessageCase.class);

    static {
        RULES.put(MessageCase.PUBLISH_DATA, request -> packet(request.getPublishData()));
        RULES.put(MessageCase.SEND_FILE, request -> file(request.getSendFile()));
        RULES.put(MessageCase.BYTE_WRITE_TO_FILE, request -> target(request.getByteWriteToFile().getNameOverride()));
        RULES.put(MessageCase.SUBSCRIBE_DATA_TRACK, request -> {
            if (request.getSubscribeDataTrack().getOptions().hasBufferSize()) {
                frames("buffer_size", request.getSubscribeDataTrack().getOptions().getBufferSize());
            }
        });
        RULES.put(MessageCase.REMOTE_DATA_TRACK_SET_PIPELINE_OPTIONS, request -> {
            if (request.getRemoteDataTrackSetPipelineOptions().getOptions().hasMaxPartialFrames()) {
                frames("max_partial_frames", request.getRemoteDataTrackSetPipelineOptions().getOptions().getMaxPartialFrames());
            }
        });
        for (MessageCase kind : new MessageCase[]{MessageCase.PUBLISH_TRANSCRIPTION, MessageCase.PUBLISH_SIP_DTMF,
            MessageCase.SEND_CHAT_MESSAGE, MessageCase.EDIT_CHAT_MESSAGE, MessageCase.PERFORM_RPC,
            MessageCase.REGISTER_RPC_METHOD, MessageCase.UNREGISTER_RPC_METHOD, MessageCase.RPC_METHOD_INVOCATION_RESPONSE,
            MessageCase.SET_DATA_CHANNEL_BUFFERED_AMOUNT_LOW_THRESHOLD, MessageCase.BYTE_READ_INCREMENTAL,
            MessageCase.BYTE_READ_ALL, MessageCase.TEXT_READ_INCREMENTAL, MessageCase.TEXT_READ_ALL, MessageCase.SEND_TEXT,
            MessageCase.SEND_BYTES, MessageCase.BYTE_STREAM_OPEN, MessageCase.BYTE_STREAM_WRITE, MessageCase.BYTE_STREAM_CLOSE,
            MessageCase.TEXT_STREAM_OPEN, MessageCase.TEXT_STREAM_WRITE, MessageCase.TEXT_STREAM_CLOSE,
            MessageCase.PUBLISH_DATA_TRACK, MessageCase.LOCAL_DATA_TRACK_TRY_PUSH, MessageCase.LOCAL_DATA_TRACK_UNPUBLISH,
            MessageCase.LOCAL_DATA_TRACK_IS_PUBLISHED, MessageCase.REMOTE_DATA_TRACK_IS_PUBLISHED,
            MessageCase.DATA_TRACK_STREAM_READ, MessageCase.SEND_STREAM_HEADER, MessageCase.SEND_STREAM_CHUNK,
            MessageCase.SEND_STREAM_TRAILER, MessageCase.DEFINE_SCHEMA, MessageCase.GET_SCHEMA}) {
            RULES.put(kind, Limits.HARMLESS);
        }
    }

    private static final int MAX_PACKET = 64_000;
    private static final int MAX_FRAMES = 65_536;

    private DataGuard() {}

    private static void packet(PublishDataRequest request) {
        Limits.pointer("data", request.getDataPtr(), request.getDataLen(), MAX_PACKET);
    }

    /** A device has no end: the library would read it until memory is full. */
    private static void file(StreamSendFileRequest request) {
        boolean regular;
        try {
            regular = Files.isRegularFile(Path.of(request.getFilePath()));
        } catch (InvalidPathException e) {
            regular = false;
        }
        if (!regular) {
            throw new IllegalArgumentException(
                    "file_path is '" + Printable.of(request.getFilePath()) + "'; it must be a regular file");
        }
    }

    /** Without it the sender chooses the name, which may be a path to anywhere. */
    private static void target(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")
                || name.chars().anyMatch(c -> c < ' ' || "/\\:".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "name_override is '" + Printable.of(name) + "'; it must be the name of a file, without a path");
        }
    }

    /** The library makes room for all of them at once. */
    private static void frames(String what, int frames) {
        Limits.range(what, frames, 1, MAX_FRAMES);
    }
}
