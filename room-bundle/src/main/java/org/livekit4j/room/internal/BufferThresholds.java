package org.livekit4j.room.internal;

import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.DataPacketKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.SetDataChannelBufferedAmountLowThresholdRequest;

/** How much of what is sent waits in the buffers of WebRTC, in bytes. The native library forgets it in a full reconnect. */
final class BufferThresholds {
    /** WebRTC's buffer holds 16 MiB, and what does not fit closes the channel for good. */
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final long DEFAULT_BYTES = 2L * 1024 * 1024;

    private final FfiClient client;
    private final FfiHandle participant;
    private volatile long reliable = DEFAULT_BYTES;
    private volatile long lossy = DEFAULT_BYTES;

    BufferThresholds(FfiClient client, FfiHandle participant) {
        this.client = client;
        this.participant = participant;
    }

    void set(boolean ofReliable, long bytes) {
        if (bytes < 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("bytes is " + bytes + "; it must be from 0 to " + MAX_BYTES);
        }
        send(ofReliable, bytes);
        if (ofReliable) {
            reliable = bytes;
        } else {
            lossy = bytes;
        }
    }

    long get(boolean ofReliable) {
        return ofReliable ? reliable : lossy;
    }

    /** The native library answers by an event of the room, also if nothing changes. */
    void sendAgain() {
        send(true, reliable);
    }

    /** The room has reconnected. */
    void reconnected() {
        if (reliable != DEFAULT_BYTES) {
            send(true, reliable);
        }
        if (lossy != DEFAULT_BYTES) {
            send(false, lossy);
        }
    }

    private void send(boolean ofReliable, long bytes) {
        client.request(FfiRequest.newBuilder().setSetDataChannelBufferedAmountLowThreshold(
                SetDataChannelBufferedAmountLowThresholdRequest.newBuilder().setLocalParticipantHandle(participant.id())
                        .setThreshold(bytes).setKind(ofReliable ? DataPacketKind.KIND_RELIABLE : DataPacketKind.KIND_LOSSY))
                .build());
    }
}
