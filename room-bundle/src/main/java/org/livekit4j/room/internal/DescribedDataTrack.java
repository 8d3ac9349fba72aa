package org.livekit4j.room.internal;

import java.util.Optional;
import org.livekit4j.data.DataSchema;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.DataTrackInfo;
import org.livekit4j.text.Printable;

/** What the native library tells of a data track, and its handle. */
abstract class DescribedDataTrack {
    private final DataTrackInfo info;
    private final FfiHandle handle;

    DescribedDataTrack(DataTrackInfo info, FfiHandle handle) {
        this.info = info;
        this.handle = handle;
    }

    public final FfiHandle handle() {
        return handle;
    }

    public final String sid() {
        return info.getSid();
    }

    public final String name() {
        return info.getName();
    }

    public final boolean encrypted() {
        return info.getUsesE2Ee();
    }

    public final Optional<DataSchema> schema() {
        return DataTrackConverter.schema(info);
    }

    public final Optional<String> frameEncoding() {
        return DataTrackConverter.frameEncoding(info);
    }

    final String description() {
        return "data track '" + Printable.of(name()) + "' (" + Printable.of(sid()) + ")";
    }
}
