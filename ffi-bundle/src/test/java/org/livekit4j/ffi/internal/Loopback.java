package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamType;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.ffi.proto.OwnedAudioSource;
import org.livekit4j.ffi.proto.OwnedAudioStream;
import org.livekit4j.ffi.proto.OwnedTrack;

/** A real audio source, a track of it and a stream on the track: what is captured comes back as events, without any server. */
final class Loopback implements AutoCloseable {
    static final int RATE = 48_000;
    /** Of ten milliseconds. */
    static final int SAMPLES = RATE / 100;
    /** A source, a track and a stream. */
    static final int HANDLES = 3;

    private static final Duration LONG = Duration.ofMinutes(5);

    private final FfiClient client;
    private final MemorySegment samples = Arena.ofAuto().allocate(2L * SAMPLES, 2);
    final FfiHandle source;
    final FfiHandle track;
    final FfiHandle stream;

    Loopback(FfiClient client) {
        this.client = client;
        OwnedAudioSource newSource = client.request(FfiRequest.newBuilder().setNewAudioSource(NewAudioSourceRequest.newBuilder()
                .setType(AudioSourceType.AUDIO_SOURCE_NATIVE).setSampleRate(RATE).setNumChannels(1).setQueueSizeMs(0)).build())
                .getNewAudioSource().getSource();
        source = client.adopt(HandleKind.AUDIO_SOURCE, newSource.getHandle());
        OwnedTrack newTrack = client
                .request(FfiRequest.newBuilder()
                        .setCreateAudioTrack(CreateAudioTrackRequest.newBuilder().setName("mic").setSourceHandle(source.id()))
                        .build())
                .getCreateAudioTrack().getTrack();
        track = client.adopt(HandleKind.TRACK, newTrack.getHandle());
        OwnedAudioStream newStream = client.request(FfiRequest.newBuilder()
                .setNewAudioStream(NewAudioStreamRequest.newBuilder().setTrackHandle(track.id())
                        .setType(AudioStreamType.AUDIO_STREAM_NATIVE).setSampleRate(RATE).setNumChannels(1))
                .build()).getNewAudioStream().getStream();
        stream = client.adopt(HandleKind.AUDIO_STREAM, newStream.getHandle());
    }

    /** Captures ten milliseconds in which every sample is this one. */
    CompletableFuture<FfiEvent> capture(short sample) {
        for (int i = 0; i < SAMPLES; i++) {
            samples.setAtIndex(java.lang.foreign.ValueLayout.JAVA_SHORT, i, sample);
        }
        return capture(RATE);
    }

    /** Captures what is there, said to be of this rate. */
    CompletableFuture<FfiEvent> capture(int rate) {
        long sourceHandle = source.id();
        AudioFrameBufferInfo buffer = AudioFrameBufferInfo.newBuilder().setDataPtr(samples.address()).setNumChannels(1)
                .setSampleRate(rate).setSamplesPerChannel(SAMPLES).build();
        return client.requestAsync(id -> FfiRequest.newBuilder().setCaptureAudioFrame(
                CaptureAudioFrameRequest.newBuilder().setSourceHandle(sourceHandle).setBuffer(buffer).setRequestAsyncId(id))
                .build(), LONG);
    }

    @Override
    public void close() {
        stream.close();
        track.close();
        source.close();
    }
}
