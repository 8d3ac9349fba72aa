package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.ffi.proto.ByteStreamInfo;
import org.livekit4j.ffi.proto.ByteStreamReaderEOS;
import org.livekit4j.ffi.proto.ByteStreamWriterCloseRequest;
import org.livekit4j.ffi.proto.DataStream;
import org.livekit4j.ffi.proto.OutboundRtpStreamStats;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.proto.StreamByteOptions;
import org.livekit4j.ffi.proto.StreamTextOptions;
import org.livekit4j.ffi.proto.TextStreamInfo;
import org.livekit4j.ffi.proto.TextStreamReaderEOS;
import org.livekit4j.ffi.proto.TextStreamWriterCloseRequest;

/**
 * The maps in messages of rooms. The first use of each one initializes a class that takes descriptors and much memory. Where that
 * fails because memory is full, it fails for as long as the process lives, and no room could be joined any more: so it is done
 * ahead of need.
 */
final class MapFields {
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private MapFields() {}

    /** Not before the first room: a program without rooms spares the descriptors. */
    static void prepareOnce() {
        if (PREPARED.compareAndSet(false, true)) {
            PackageClasses.prepare(() -> all().forEach(Supplier::get));
        }
    }

    static List<Supplier<Map<?, ?>>> all() {
        return List.of(ParticipantInfo.getDefaultInstance()::getAttributesMap,
                DataStream.Header.getDefaultInstance()::getAttributesMap,
                DataStream.Trailer.getDefaultInstance()::getAttributesMap,
                TextStreamInfo.getDefaultInstance()::getAttributesMap, ByteStreamInfo.getDefaultInstance()::getAttributesMap,
                TextStreamReaderEOS.getDefaultInstance()::getAttributesMap,
                ByteStreamReaderEOS.getDefaultInstance()::getAttributesMap,
                StreamTextOptions.getDefaultInstance()::getAttributesMap,
                StreamByteOptions.getDefaultInstance()::getAttributesMap,
                TextStreamWriterCloseRequest.getDefaultInstance()::getAttributesMap,
                ByteStreamWriterCloseRequest.getDefaultInstance()::getAttributesMap,
                OutboundRtpStreamStats.getDefaultInstance()::getQualityLimitationDurationsMap);
    }
}
