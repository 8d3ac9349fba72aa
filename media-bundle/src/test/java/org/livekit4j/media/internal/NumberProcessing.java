package org.livekit4j.media.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.track.StreamInfo;

/** Processors of numbers. A number from 0 can go on; null and those below cannot. */
public final class NumberProcessing implements ProcessorCall<Integer, NumberProcessing.NumberProcessor> {
    public final Processors<Integer, NumberProcessor> processors = new Processors<>(NumberProcessor.class, this);
    /** Numbers that others have replaced, or that came too late. */
    final List<Integer> released = new CopyOnWriteArrayList<>();

    public NumberProcessing() {}

    /** Makes another number of one. */
    @FunctionalInterface
    public interface NumberProcessor {
        Integer process(Integer number, StreamInfo stream) throws Exception;
    }

    @Override
    public Integer call(NumberProcessor processor, Integer frame, StreamInfo stream) {
        Integer result;
        try {
            result = processor.process(frame, stream);
        } catch (Exception e) {
            throw sneaky(e);
        }
        if (result == null || result < 0) {
            throw new InvalidFrameException("it returned " + result + "; it must be a number from 0");
        }
        return result;
    }

    @SuppressWarnings("unchecked") // a processor may throw what it does not declare
    private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
        throw (E) e;
    }

    @Override
    public void release(Integer frame) {
        released.add(frame);
    }
}
