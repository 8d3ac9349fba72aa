package org.livekit4j.audio.internal;

import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiTrack;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;

/** One track's audio. */
record AudioOfTrack(FfiTrack media) implements AudioOrigin {
    @Override
    public String name() {
        return "'" + media.name() + "'";
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, AudioStreamOptions options) {
        NewAudioStreamRequest.Builder request = NewAudioStreamRequest.newBuilder().setTrackHandle(media.handle().id())
                .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(options.sampleRate())
                .setNumChannels(options.numChannels()).setQueueSizeFrames(0);
        if (options.frameSizeMs() != NATIVE_FRAME_MS) {
            request.setFrameSizeMs(options.frameSizeMs());
        }
        return client.request(FfiRequest.newBuilder().setNewAudioStream(request).build()).getNewAudioStream().getStream()
                .getHandle();
    }
}
