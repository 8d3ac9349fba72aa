package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;

/** Lends each processor the frame during its call, and accepts that frame or another one as the result. */
final class VideoProcessorCall implements ProcessorCall<VideoFrame, VideoFrameProcessor> {

    @Override
    public VideoFrame call(VideoFrameProcessor processor, VideoFrame frame, StreamInfo stream) {
        BorrowedVideoFrame lent = new BorrowedVideoFrame(frame);
        try {
            VideoFrame result = processor.process(lent, stream);
            if (result == lent) {
                return frame;
            }
            check(result);
            return result;
        } finally {
            lent.giveBack();
        }
    }

    private static void check(VideoFrame result) {
        if (result == null) {
            throw new InvalidFrameException("it returned null; it must return the frame that it was given, or another one");
        }
        try {
            result.retain();
        } catch (IllegalStateException e) {
            throw new InvalidFrameException("it returned a frame that is closed: " + result);
        }
        result.close(); // ends this thread's segments, so that any thread can close the frame
        if (!(BorrowedVideoFrame.original(result) instanceof NativeVideoFrame) && !usable(result.plane(0))) {
            throw new InvalidFrameException("it returned a frame whose memory is freed, or confined to a thread: " + result);
        }
    }

    private static boolean usable(MemorySegment plane) {
        return plane.scope().isAlive() && !SegmentAccess.confined(plane);
    }

    @Override
    public void release(VideoFrame frame) {
        frame.close();
    }
}
