package org.livekit4j.audio.internal;

import java.util.function.BiFunction;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.AudioStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.ffi.track.FfiParticipant;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/**
 * Where the audio of a stream comes from.
 *
 * @param name the part of the stream's name that tells the origin
 * @param info the description of the stream
 * @param media the streams of the track or participant
 * @param opening makes the native stream
 */
record AudioOrigin(String name, StreamInfo info, StreamOrigin media,
        BiFunction<FfiClient, AudioStreamOptions, FfiOwnedHandle> opening) {
    /** Of frames whose size is left to the native library. */
    private static final int NATIVE_FRAME_MS = 10;

    /** One track's audio. */
    static AudioOrigin of(FfiTrack track) {
        return new AudioOrigin("'" + track.name() + "'", track.info(), track, (client, options) -> {
            NewAudioStreamRequest.Builder request = NewAudioStreamRequest.newBuilder().setTrackHandle(track.handle().id())
                    .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(options.sampleRate())
                    .setNumChannels(options.numChannels()).setQueueSizeFrames(0);
            if (options.frameSizeMs() != NATIVE_FRAME_MS) {
                request.setFrameSizeMs(options.frameSizeMs());
            }
            if (!options.filter().isEmpty()) {
                request.setAudioFilterModuleId(options.filter()).setAudioFilterOptions(options.filterSettings());
            }
            return client.request(FfiRequest.newBuilder().setNewAudioStream(request).build()).getNewAudioStream().getStream()
                    .getHandle();
        });
    }

    /** The audio of the track that a participant publishes from one source, whichever it is. */
    static AudioOrigin of(FfiParticipant participant, TrackSource source) {
        return new AudioOrigin("'" + participant.identity() + "' (" + source + ")", participant.info().withSource(source),
                participant, (client, options) -> {
                    AudioStreamFromParticipantRequest.Builder request = AudioStreamFromParticipantRequest.newBuilder()
                            .setParticipantHandle(participant.handle().id())
                            .setTrackSource(org.livekit4j.ffi.proto.TrackSource.forNumber(source.ordinal()))
                            .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(options.sampleRate())
                            .setNumChannels(options.numChannels()).setQueueSizeFrames(0);
                    if (options.frameSizeMs() != NATIVE_FRAME_MS) {
                        request.setFrameSizeMs(options.frameSizeMs());
                    }
                    if (!options.filter().isEmpty()) {
                        request.setAudioFilterModuleId(options.filter()).setAudioFilterOptions(options.filterSettings());
                    }
                    return client.request(FfiRequest.newBuilder().setAudioStreamFromParticipant(request).build())
                            .getAudioStreamFromParticipant().getStream().getHandle();
                });
    }

    FfiOwnedHandle open(FfiClient client, AudioStreamOptions options) {
        return opening.apply(client, options);
    }
}
