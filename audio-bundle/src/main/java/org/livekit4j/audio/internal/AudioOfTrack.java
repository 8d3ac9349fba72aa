package org.livekit4j.audio.internal;

import java.util.function.Consumer;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiTrack;
import org.livekit4j.ffi.Registration;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.track.StreamEnd;

/** One track's audio. */
record AudioOfTrack(FfiTrack track) implements AudioOrigin {
    private static final int NATIVE_FRAME_MS = 10;

    @Override
    public String name() {
        return "'" + track.name() + "'";
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, AudioStreamOptions options) {
        NewAudioStreamRequest.Builder request = NewAudioStreamRequest.newBuilder().setTrackHandle(track.handle().id())
                .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(options.sampleRate())
                .setNumChannels(options.numChannels()).setQueueSizeFrames(0);
        if (options.frameSizeMs() != NATIVE_FRAME_MS) {
            request.setFrameSizeMs(options.frameSizeMs());
        }
        return client.request(FfiRequest.newBuilder().setNewAudioStream(request).build()).getNewAudioStream().getStream()
                .getHandle();
    }

    @Override
    public StreamEnd nativeEnd() {
        return track.nativeEnd();
    }

    @Override
    public Registration onEnd(Consumer<StreamEnd> listener) {
        return track.onEnd(listener);
    }
}
