package org.livekit4j.media.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.livekit4j.Registration;
import org.livekit4j.track.StreamInfo;

/**
 * Those who look at each frame on its way to its consumer. Where there are none, a frame costs one read of a field. Safe for use
 * by several threads.
 */
public final class FrameObservers {
    private volatile List<BiConsumer<Object, StreamInfo>> all = List.of();

    /** @return ends it when closed */
    public Registration add(BiConsumer<Object, StreamInfo> observer) {
        change(observer, true);
        AtomicBoolean observing = new AtomicBoolean(true);
        return () -> {
            if (observing.compareAndSet(true, false)) {
                change(observer, false);
            }
        };
    }

    private synchronized void change(BiConsumer<Object, StreamInfo> observer, boolean added) {
        List<BiConsumer<Object, StreamInfo>> changed = new ArrayList<>(all);
        if (added) {
            changed.add(observer);
        } else {
            changed.remove(observer);
        }
        all = List.copyOf(changed);
    }

    /** Shows a frame that its consumer does not have yet. */
    public void see(Object frame, StreamInfo stream) {
        List<BiConsumer<Object, StreamInfo>> now = all;
        for (int i = 0; i < now.size(); i++) { // without garbage
            now.get(i).accept(frame, stream);
        }
    }
}
