package org.livekit4j.room.internal;

import com.google.protobuf.UnsafeByteOperations;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.ffi.Count;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.DataTrackFrame;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalDataTrackIsPublishedRequest;
import org.livekit4j.ffi.proto.LocalDataTrackTryPushError;
import org.livekit4j.ffi.proto.LocalDataTrackTryPushRequest;
import org.livekit4j.ffi.proto.LocalDataTrackTryPushResponse;
import org.livekit4j.ffi.proto.LocalDataTrackUnpublishRequest;
import org.livekit4j.ffi.proto.OwnedLocalDataTrack;
import org.livekit4j.text.Printable;

/** A data track of this process. */
final class NativeLocalDataTrack extends DescribedDataTrack implements LocalDataTrack {
    private final FfiClient client;
    private final Consumer<NativeLocalDataTrack> onEnd;
    private final Count accepted = new Count();
    private final Count queueFull = new Count();
    /** Held for requests that name the handle, so that it is not released meanwhile. */
    private final ReentrantLock lock = new ReentrantLock();
    private boolean released;

    /**
     * @param track the track; its handle is adopted
     * @param onEnd told when the track is unpublished
     */
    NativeLocalDataTrack(FfiClient client, OwnedLocalDataTrack track, Consumer<NativeLocalDataTrack> onEnd) {
        super(track.getInfo(), client.adopt(HandleKind.DATA_TRACK, track.getHandle()));
        this.client = client;
        this.onEnd = onEnd;
    }

    @Override
    public PushResult tryPush(DataFrame frame) {
        byte[] payload = Objects.requireNonNull(frame, "frame is null").payload();
        if (payload.length == 0 || payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("frame has a payload of " + payload.length + " bytes; it must have from 1 to "
                    + MAX_PAYLOAD_BYTES);
        }
        DataTrackFrame.Builder encoded = DataTrackFrame.newBuilder().setPayload(UnsafeByteOperations.unsafeWrap(payload));
        frame.userTimestamp().ifPresent(encoded::setUserTimestamp);
        LocalDataTrackTryPushResponse answer = push(encoded);
        return answer == null ? PushResult.UNPUBLISHED : result(answer);
    }

    /** Null if the track is unpublished here. */
    private LocalDataTrackTryPushResponse push(DataTrackFrame.Builder frame) {
        lock.lock();
        try {
            return released
                    ? null
                    : client.request(FfiRequest.newBuilder()
                            .setLocalDataTrackTryPush(
                                    LocalDataTrackTryPushRequest.newBuilder().setTrackHandle(handle().id()).setFrame(frame))
                            .build()).getLocalDataTrackTryPush();
        } finally {
            lock.unlock();
        }
    }

    private PushResult result(LocalDataTrackTryPushResponse answer) {
        if (!answer.hasError()) {
            accepted.increment();
            return PushResult.ACCEPTED;
        }
        LocalDataTrackTryPushError error = answer.getError();
        return switch (error.getCode()) {
            case LOCAL_DATA_TRACK_TRY_PUSH_ERROR_CODE_QUEUE_FULL -> {
                queueFull.increment();
                yield PushResult.QUEUE_FULL;
            }
            case LOCAL_DATA_TRACK_TRY_PUSH_ERROR_CODE_TRACK_UNPUBLISHED, LOCAL_DATA_TRACK_TRY_PUSH_ERROR_CODE_INVALID_HANDLE ->
                PushResult.UNPUBLISHED;
            default -> throw new LiveKitException("pushing a frame failed: " + Printable.of(error.getMessage()));
        };
    }

    @Override
    public PushStatistics statistics() {
        return new PushStatistics(accepted.sum(), queueFull.sum());
    }

    @Override
    public boolean published() {
        lock.lock();
        try {
            return !released && client.request(FfiRequest.newBuilder().setLocalDataTrackIsPublished(
                    LocalDataTrackIsPublishedRequest.newBuilder().setTrackHandle(handle().id())).build())
                    .getLocalDataTrackIsPublished().getIsPublished();
        } catch (FfiException e) { // the library is shut down
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void unpublish() {
        end(() -> client.request(FfiRequest.newBuilder()
                .setLocalDataTrackUnpublish(LocalDataTrackUnpublishRequest.newBuilder().setTrackHandle(handle().id())).build()));
    }

    /** The room has ended, and the track with it. */
    void release() {
        end(() -> {
        });
    }

    private void end(Runnable first) {
        lock.lock();
        try {
            if (released) {
                return;
            }
            released = true;
            first.run();
        } catch (FfiException e) {
            // The library is shut down, and has unpublished everything
        } finally {
            lock.unlock();
            handle().close(); // idempotent
            onEnd.accept(this);
        }
    }

    @Override
    public String toString() {
        return "local " + description();
    }
}
