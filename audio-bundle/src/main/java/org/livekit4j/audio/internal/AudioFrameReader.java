package org.livekit4j.audio.internal;

import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;

/** Reads where the samples of a received frame are, and their shape. Decoding the event would cost a kilobyte for each frame. */
final class AudioFrameReader {
    long address;
    int numChannels;
    int sampleRate;
    int samplesPerChannel;

    private AudioFrameReader() {}

    /** Null if the event holds no frame. */
    static AudioFrameReader of(NativeEvent event) {
        WireReader wire = new WireReader(event);
        if (!wire.enter(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER) || !wire.enter(AudioStreamEvent.FRAME_RECEIVED_FIELD_NUMBER)
                || !wire.enter(AudioFrameReceived.FRAME_FIELD_NUMBER) || !wire.enter(OwnedAudioFrameBuffer.INFO_FIELD_NUMBER)) {
            return null;
        }
        AudioFrameReader frame = new AudioFrameReader();
        while (wire.next()) {
            switch (wire.field()) {
                case AudioFrameBufferInfo.DATA_PTR_FIELD_NUMBER -> frame.address = wire.varint();
                case AudioFrameBufferInfo.NUM_CHANNELS_FIELD_NUMBER -> frame.numChannels = (int) wire.varint();
                case AudioFrameBufferInfo.SAMPLE_RATE_FIELD_NUMBER -> frame.sampleRate = (int) wire.varint();
                case AudioFrameBufferInfo.SAMPLES_PER_CHANNEL_FIELD_NUMBER -> frame.samplesPerChannel = (int) wire.varint();
                default -> wire.skip();
            }
        }
        return frame;
    }

    /** Whether the event says that the stream has ended. */
    static boolean endsStream(NativeEvent event) {
        WireReader wire = new WireReader(event);
        return wire.enter(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER) && wire.enter(AudioStreamEvent.EOS_FIELD_NUMBER);
    }
}
