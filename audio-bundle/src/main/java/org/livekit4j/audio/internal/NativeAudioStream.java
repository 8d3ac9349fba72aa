package org.livekit4j.audio.internal;

import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.media.Medium;
import org.livekit4j.media.NativeMediaStream;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.track.StreamEnd;

/**
 * A native audio stream. The samples of a frame are copied in the callback, which is cheaper than owning their buffer and
 * releasing it later.
 */
final class NativeAudioStream extends NativeMediaStream<AudioFrame> implements AudioStream {
    private static final String EVENT = "audio_stream_event";

    private final FfiClient client;
    private final AudioOrigin origin;
    private final AudioStreamOptions options;
    private final Consumer<Object> onClose;
    private final AudioFrameReader reader;
    private volatile FfiHandle handle;
    private volatile Registration ending;

    NativeAudioStream(FfiClient client, AudioOrigin origin, AudioStreamOptions options,
            Medium<AudioFrame, ?, ?, ?> medium,
            Consumer<Object> onClose) {
        super("audio stream of " + origin.name(), EVENT, options.capacity(), options.frameReuse(), origin.info(), medium);
        this.client = client;
        this.origin = origin;
        this.options = options;
        this.onClose = onClose;
        this.reader = new AudioFrameReader(client, this::freeFrame);
    }

    void open(SubscriberRegistry registry) {
        open(registry, this::openNative);
    }

    private long openNative() {
        handle = client.adopt(HandleKind.AUDIO_STREAM, openOrigin());
        ending = origin.media().onEnd(this::endInAnyCase);
        return handle.id();
    }

    /** What is asked for is right by now: so a refusal means that the library has nothing to make a stream of any more. */
    private FfiOwnedHandle openOrigin() {
        try {
            return origin.open(client, options);
        } catch (FfiException e) {
            throw new IllegalStateException("the audio of " + origin.name() + " has ended", e);
        }
    }

    @Override
    public AudioStreamOptions options() {
        return options;
    }

    @Override
    protected AudioFrame decode(NativeEvent event) {
        return reader.read(event);
    }

    @Override
    protected boolean endsStream(NativeEvent event) {
        return reader.endsStream(event);
    }

    @Override
    protected StreamEnd nativeEnd() {
        return origin.media().nativeEnd();
    }

    @Override
    protected void discard(AudioFrame frame) {
        // The samples are on the heap.
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
