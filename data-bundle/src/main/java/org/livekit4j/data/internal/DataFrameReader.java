package org.livekit4j.data.internal;

import org.livekit4j.data.DataFrame;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.DataTrackFrame;
import org.livekit4j.ffi.proto.DataTrackStreamEvent;
import org.livekit4j.ffi.proto.DataTrackStreamFrameReceived;
import org.livekit4j.ffi.proto.FfiEvent;

/** Reads received frames without decoding their events, so that a payload is copied once. The reader of one stream. */
final class DataFrameReader {
    private static final byte[] NO_BYTES = {};

    private final WireReader wire = new WireReader();

    /** Copies the payload; null if the event holds no frame. */
    DataFrame read(NativeEvent event) {
        wire.read(event);
        if (!wire.enter(FfiEvent.DATA_TRACK_STREAM_EVENT_FIELD_NUMBER)
                || !wire.enter(DataTrackStreamEvent.FRAME_RECEIVED_FIELD_NUMBER)
                || !wire.enter(DataTrackStreamFrameReceived.FRAME_FIELD_NUMBER)) {
            return null;
        }
        byte[] payload = NO_BYTES;
        boolean stamped = false;
        long userTimestamp = 0;
        while (wire.next()) {
            switch (wire.field()) {
                case DataTrackFrame.PAYLOAD_FIELD_NUMBER -> payload = wire.bytes();
                case DataTrackFrame.USER_TIMESTAMP_FIELD_NUMBER -> {
                    stamped = true;
                    userTimestamp = wire.varint();
                }
                default -> wire.skip();
            }
        }
        return stamped ? DataFrame.of(payload, userTimestamp) : DataFrame.of(payload);
    }

    /** Whether the event says that the stream has ended. */
    boolean endsStream(NativeEvent event) {
        wire.read(event);
        return wire.enter(FfiEvent.DATA_TRACK_STREAM_EVENT_FIELD_NUMBER) && wire.enter(DataTrackStreamEvent.EOS_FIELD_NUMBER);
    }
}
