package org.livekit4j.audio.internal;

import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiParticipant;
import org.livekit4j.ffi.proto.AudioStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/** Audio of whatever track a participant publishes from one source. */
record AudioOfParticipant(FfiParticipant media, TrackSource source) implements AudioOrigin {
    @Override
    public String name() {
        return "'" + media.identity() + "' (" + source + ")";
    }

    @Override
    public StreamInfo info() {
        return media.info().withSource(source);
    }

    @Override
    public FfiOwnedHandle open(FfiClient client, AudioStreamOptions options) {
        AudioStreamFromParticipantRequest.Builder request = AudioStreamFromParticipantRequest.newBuilder()
                .setParticipantHandle(media.handle().id())
                .setTrackSource(org.livekit4j.ffi.proto.TrackSource.forNumber(source.ordinal()))
                .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(options.sampleRate())
                .setNumChannels(options.numChannels()).setQueueSizeFrames(0);
        if (options.frameSizeMs() != NATIVE_FRAME_MS) {
            request.setFrameSizeMs(options.frameSizeMs());
        }
        return client.request(FfiRequest.newBuilder().setAudioStreamFromParticipant(request).build())
                .getAudioStreamFromParticipant().getStream().getHandle();
    }
}
