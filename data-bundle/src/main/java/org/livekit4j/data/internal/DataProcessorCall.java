package org.livekit4j.data.internal;

import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataFrameProcessor;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.track.StreamInfo;

/** Passes each processor a copy of the frame, and accepts any frame as the result. */
final class DataProcessorCall implements ProcessorCall<DataFrame, DataFrameProcessor> {

    @Override
    public DataFrame call(DataFrameProcessor processor, DataFrame frame, StreamInfo stream) {
        byte[] copy = frame.payload().clone();
        DataFrame own = frame.userTimestamp().isPresent()
                ? DataFrame.of(copy, frame.userTimestamp().getAsLong())
                : DataFrame.of(copy);
        DataFrame result = processor.process(own, stream);
        if (result == null) {
            throw new InvalidFrameException("it returned null; it must return a frame");
        }
        return result;
    }

    @Override
    public void release(DataFrame frame) {
        // The bytes are on the heap.
    }
}
