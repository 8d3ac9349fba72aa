package org.livekit4j.itests.room;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.video.EncodedVideoFrame;
import org.livekit4j.video.EncodedVideoSource;
import org.livekit4j.video.EncodedVideoSourceOptions;
import org.livekit4j.video.EncoderControl;
import org.livekit4j.video.EncoderRate;
import org.livekit4j.video.Video;

/**
 * Sends a clip until it is closed. At the clip's end it goes on with the second frame, so that there is no key frame but the
 * first; it begins anew when it is asked for a key frame, unless it ignores requests.
 */
final class EncodedSender implements EncoderControl, AutoCloseable {
    final EncodedVideoSource source;
    final AtomicInteger requests = new AtomicInteger();
    volatile EncoderRate rate;

    private final EncodedClip clip;
    private final LocalVideoTrack track;
    private final Thread thread;
    private volatile boolean obedient = true;
    private volatile boolean begin = true;
    private volatile boolean closed;

    EncodedSender(Video video, String name, EncodedClip clip) {
        this.clip = clip;
        source = video.createEncodedSource(EncodedVideoSourceOptions.of(clip.codec(), clip.width(), clip.height()), this);
        track = video.createTrack(name, source);
        thread = Thread.ofVirtual().start(this::send);
    }

    EncodedSender ignoringRequests() {
        obedient = false;
        return this;
    }

    void obey() {
        obedient = true;
    }

    LocalVideoTrack track() {
        return track;
    }

    private void send() {
        int at = 0;
        for (long number = 0; !closed; number++) {
            if (begin) {
                begin = false;
                at = 0;
            }
            source.capture(EncodedVideoFrame.of(clip.codec(), clip.frames().get(at), clip.width(), clip.height(),
                    number * 1_000_000 / EncodedClip.FPS));
            at = at + 1 < clip.frames().size() ? at + 1 : 1;
            LockSupport.parkNanos(1_000_000_000 / EncodedClip.FPS);
        }
    }

    @Override
    public void requestKeyFrame() {
        requests.incrementAndGet();
        begin |= obedient;
    }

    @Override
    public void setRate(EncoderRate now) {
        rate = now;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        track.close();
        source.close();
    }
}
