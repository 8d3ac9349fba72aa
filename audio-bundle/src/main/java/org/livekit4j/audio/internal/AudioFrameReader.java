package org.livekit4j.audio.internal;

import java.util.function.Supplier;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;

/**
 * Reads the samples of a received frame. Decoding the whole event would cost more than the samples do. Each stream has its own
 * reader, because its events arrive one at a time.
 */
final class AudioFrameReader {
    private final FfiClient client;
    private final Supplier<AudioFrame> free;
    private final WireReader wire = new WireReader();

    /** @param free takes a frame that may be overwritten, or null */
    AudioFrameReader(FfiClient client, Supplier<AudioFrame> free) {
        this.client = client;
        this.free = free;
    }

    /** Copies the samples; null if the event holds none. */
    AudioFrame read(NativeEvent event) {
        wire.read(event);
        if (!wire.enter(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER) || !wire.enter(AudioStreamEvent.FRAME_RECEIVED_FIELD_NUMBER)
                || !wire.enter(AudioFrameReceived.FRAME_FIELD_NUMBER) || !wire.enter(OwnedAudioFrameBuffer.INFO_FIELD_NUMBER)) {
            return null;
        }
        long address = 0;
        int numChannels = 0;
        int sampleRate = 0;
        int samplesPerChannel = 0;
        while (wire.next()) {
            switch (wire.field()) {
                case AudioFrameBufferInfo.DATA_PTR_FIELD_NUMBER -> address = wire.varint();
                case AudioFrameBufferInfo.NUM_CHANNELS_FIELD_NUMBER -> numChannels = (int) wire.varint();
                case AudioFrameBufferInfo.SAMPLE_RATE_FIELD_NUMBER -> sampleRate = (int) wire.varint();
                case AudioFrameBufferInfo.SAMPLES_PER_CHANNEL_FIELD_NUMBER -> samplesPerChannel = (int) wire.varint();
                default -> wire.skip();
            }
        }
        AudioFrame frame = frame(samplesPerChannel * numChannels, sampleRate, numChannels);
        client.copy(address, frame.data());
        return frame;
    }

    private AudioFrame frame(int samples, int sampleRate, int numChannels) {
        AudioFrame frame = free.get();
        return frame != null && frame.data().length == samples && frame.sampleRate() == sampleRate
                && frame.numChannels() == numChannels ? frame : new AudioFrame(new short[samples], sampleRate, numChannels);
    }

    /** Whether the event says that the stream has ended. */
    boolean endsStream(NativeEvent event) {
        wire.read(event);
        return wire.enter(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER) && wire.enter(AudioStreamEvent.EOS_FIELD_NUMBER);
    }
}
