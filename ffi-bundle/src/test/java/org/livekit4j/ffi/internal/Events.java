package org.livekit4j.ffi.internal;

import com.google.protobuf.MessageLite;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;
import org.livekit4j.ffi.proto.Panic;

/** Events made by hand. Handles in them are none of the library's, which refuses to release them and does nothing else. */
final class Events {
    /** Far from what the library's counter reaches. */
    static final long HANDLE = 1L << 50;

    private Events() {}

    static FfiOwnedHandle handle(long id) {
        return FfiOwnedHandle.newBuilder().setId(id).build();
    }

    static FfiEvent frame(long stream, long handle) {
        AudioFrameBufferInfo info = AudioFrameBufferInfo.newBuilder().setDataPtr(8).setNumChannels(1).setSampleRate(48_000)
                .setSamplesPerChannel(480).build();
        OwnedAudioFrameBuffer frame = OwnedAudioFrameBuffer.newBuilder().setHandle(handle(handle)).setInfo(info).build();
        return FfiEvent.newBuilder().setAudioStreamEvent(AudioStreamEvent.newBuilder().setStreamHandle(stream)
                .setFrameReceived(AudioFrameReceived.newBuilder().setFrame(frame))).build();
    }

    static FfiEvent captured(long asyncId) {
        return FfiEvent.newBuilder().setCaptureAudioFrame(CaptureAudioFrameCallback.newBuilder().setAsyncId(asyncId)).build();
    }

    static FfiEvent panic(String message) {
        return FfiEvent.newBuilder().setPanic(Panic.newBuilder().setMessage(message)).build();
    }

    static NativeBytes memory(MessageLite event) {
        return NativeBytes.of(event.toByteArray());
    }

    /** The event as it is at the start of its delivery, with its handles counted. */
    static CallbackEvent inDelivery(NativeFfiClient bridge, NativeBytes memory) {
        int kind = EventPeek.kind(memory.address(), memory.size());
        long key = EventPeek.key(memory.address(), memory.size(), kind);
        CallbackEvent event = new CallbackEvent(bridge, kind, key, memory.address(), memory.size());
        new EventHandles(bridge).give(EventHandles.find(kind, memory.address(), memory.size()), memory.address(), memory.size(),
                event);
        return event;
    }
}
