package org.livekit4j.audio.internal;

import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.track.StreamInfo;

/**
 * Passes each processor a copy of the frame, and accepts results of the same shape only: a stream keeps its rate, channels and
 * frame size.
 */
final class AudioProcessorCall implements ProcessorCall<AudioFrame, AudioFrameProcessor> {

    @Override
    public AudioFrame call(AudioFrameProcessor processor, AudioFrame frame, StreamInfo stream) {
        AudioFrame result = processor.process(frame.copy(), stream);
        if (result == null || result.sampleRate() != frame.sampleRate() || result.numChannels() != frame.numChannels()
                || result.data().length != frame.data().length) {
            throw new InvalidFrameException("it returned " + result + "; it must return a frame like " + frame);
        }
        return result;
    }

    @Override
    public void release(AudioFrame frame) {
        // The samples are on the heap.
    }
}
