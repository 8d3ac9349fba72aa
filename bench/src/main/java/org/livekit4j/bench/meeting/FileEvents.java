package org.livekit4j.bench.meeting;

import com.google.protobuf.ByteString;
import org.livekit4j.ffi.proto.ByteStreamInfo;
import org.livekit4j.ffi.proto.ByteStreamOpened;
import org.livekit4j.ffi.proto.DataStream;
import org.livekit4j.ffi.proto.DataStreamChunkReceived;
import org.livekit4j.ffi.proto.DataStreamHeaderReceived;
import org.livekit4j.ffi.proto.DataStreamTrailerReceived;
import org.livekit4j.ffi.proto.EncryptionType;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.OwnedByteStreamReader;
import org.livekit4j.ffi.proto.RoomEvent;

/** Files that a participant sends one after the other, as the native library reports them to a room that does not read them. */
final class FileEvents {
    private static final String SENDER = "participant-3";
    private static final String TOPIC = "files";
    private static final String MIME_TYPE = "application/octet-stream";
    /** Of one file. */
    private static final int EVENTS = 100;
    private static final int HEADER = 1;
    private static final int FIRST_CHUNK = 2;
    private static final ByteString CHUNK = ByteString.copyFrom(new byte[15_000]);

    private int next;

    /**
     * The next event, of one room.
     *
     * @param reader the handle of the file's reader, if this is the event that brings one
     */
    RoomEvent.Builder next(FfiOwnedHandle reader) {
        int event = next % EVENTS;
        String id = "file-" + next / EVENTS;
        next++;
        RoomEvent.Builder room = RoomEvent.newBuilder();
        return switch (event) {
            case 0 -> room.setByteStreamOpened(ByteStreamOpened.newBuilder().setParticipantIdentity(SENDER).setReader(
                    OwnedByteStreamReader.newBuilder().setHandle(reader).setInfo(ByteStreamInfo.newBuilder().setStreamId(id)
                            .setTimestamp(next).setMimeType(MIME_TYPE).setTopic(TOPIC).setName("a file")
                            .setEncryptionType(EncryptionType.NONE))));
            case HEADER -> room.setStreamHeaderReceived(DataStreamHeaderReceived.newBuilder().setParticipantIdentity(SENDER)
                    .setHeader(DataStream.Header.newBuilder().setStreamId(id).setTimestamp(next).setMimeType(MIME_TYPE)
                            .setTopic(TOPIC).setByteHeader(DataStream.ByteHeader.newBuilder().setName("a file"))));
            case EVENTS - 1 -> room.setStreamTrailerReceived(DataStreamTrailerReceived.newBuilder().setParticipantIdentity(SENDER)
                    .setTrailer(DataStream.Trailer.newBuilder().setStreamId(id).setReason("")));
            default -> room.setStreamChunkReceived(DataStreamChunkReceived.newBuilder().setParticipantIdentity(SENDER)
                    .setChunk(
                            DataStream.Chunk.newBuilder().setStreamId(id).setChunkIndex(event - FIRST_CHUNK).setContent(CHUNK)));
        };
    }
}
