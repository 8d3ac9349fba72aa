package org.livekit4j.video.internal;

import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.LeakDetector;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.media.Medium;
import org.livekit4j.media.NativeMediaStream;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** A native video stream. The pixels stay in place; a frame keeps its event alive, and the event keeps the pixels. */
final class NativeVideoStream extends NativeMediaStream<VideoFrame> implements VideoStream {
    private static final String EVENT = "video_stream_event";
    private static final String TITLE = "video stream of ";

    private final FfiClient client;
    private final VideoOrigin origin;
    private final VideoStreamOptions options;
    private final LeakDetector leaks;
    private final String title;
    private final Consumer<Object> onClose;
    /** The events of a stream come one after the other. */
    private final WireReader wire = new WireReader();
    private volatile FfiHandle handle;
    private volatile Registration ending;

    NativeVideoStream(FfiClient client, VideoOrigin origin, VideoStreamOptions options,
            Medium<VideoFrame, ?, ?, ?> medium, LeakDetector leaks, Consumer<Object> onClose) {
        super(TITLE + origin.name(), EVENT, options.capacity(), origin.info(), medium);
        this.client = client;
        this.origin = origin;
        this.options = options;
        this.leaks = leaks;
        this.title = TITLE + origin.name();
        this.onClose = onClose;
    }

    void open(SubscriberRegistry registry) {
        open(registry, this::openNative);
    }

    private long openNative() {
        handle = client.adopt(HandleKind.VIDEO_STREAM, openOrigin());
        ending = origin.media().onEnd(this::endInAnyCase);
        return handle.id();
    }

    /** What is asked for is right by now: so a refusal means that the library has nothing to make a stream of any more. */
    private FfiOwnedHandle openOrigin() {
        try {
            return origin.open(client, options);
        } catch (FfiException e) {
            throw new IllegalStateException("the video of " + origin.name() + " has ended", e);
        }
    }

    @Override
    public VideoStreamOptions options() {
        return options;
    }

    @Override
    protected VideoFrame decode(NativeEvent event) {
        VideoFrameReader reader = VideoFrameReader.of(event, wire, title);
        if (reader == null) {
            return null;
        }
        if (!reader.usable()) {
            unusable(
                    "a frame of " + reader.width + " × " + reader.height + " pixels; the native library would end the process"
                            + " if it were captured or converted");
            return null;
        }
        NativeVideoFrame frame = new NativeVideoFrame(client, reader, leaks, event::close);
        event.retainHandles(); // last, after everything that needs memory
        return frame;
    }

    @Override
    protected void taken(VideoFrame frame) {
        if (frame instanceof NativeVideoFrame received) {
            received.taken();
        }
    }

    @Override
    protected boolean framesAreNative() {
        return true;
    }

    @Override
    protected boolean endsStream(NativeEvent event) {
        return VideoFrameReader.endsStream(event, wire);
    }

    @Override
    protected StreamEnd nativeEnd() {
        return origin.media().nativeEnd();
    }

    @Override
    protected void discard(VideoFrame frame) {
        frame.close();
    }

    @Override
    protected void closeNative() {
        try {
            release(ending, handle);
        } finally {
            onClose.accept(this);
        }
    }
}
