package org.livekit4j.ffi.internal.jfr;

import java.util.function.Supplier;
import jdk.jfr.Event;
import org.livekit4j.ffi.internal.FlightSink;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * Writes the events. For each there is an instance that is asked whether it is enabled, so that nothing is allocated if it is not.
 * What cannot be written, as for want of memory, is lost, and nothing else is.
 */
public final class JfrSink implements FlightSink {
    private static final StreamInfo NOWHERE = StreamInfo.local("");
    private static final Event ROOM_JOINED = new RoomEvents.Joined("", "", 0);
    private static final Event ROOM_RECONNECTING = new RoomEvents.Reconnecting("");
    private static final Event ROOM_RECONNECTED = new RoomEvents.Reconnected("", 0);
    private static final Event ROOM_ENDED = new RoomEvents.Ended("", "", 0);
    private static final Event STREAM_OPENED = new StreamEvents.Opened("", NOWHERE);
    private static final Event STREAM_ENDED = new StreamEvents.Ended("", NOWHERE, "", new StreamStatistics(0, 0, 0, 0));
    private static final Event FRAMES_DROPPED = new StreamEvents.FramesDropped("", NOWHERE, "", 0, 0);
    private static final Event CALL_LATE = new CallEvents.Late("", "", "", NOWHERE, null, 0);
    private static final Event BUNDLE_CHANGED = new BundleChanged("", 0, "", "");
    private static final Event SLOW_CALL = new CallEvents.Slow();
    private static final Event NATIVE_CALL = new NativeEvents.Call();
    private static final Event NATIVE_ANSWER = new NativeEvents.Answer();

    @Override
    public void roomJoined(String room, String participant, int others) {
        if (ROOM_JOINED.isEnabled()) {
            try {
                new RoomEvents.Joined(room, participant, others).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void roomReconnecting(String room) {
        if (ROOM_RECONNECTING.isEnabled()) {
            try {
                new RoomEvents.Reconnecting(room).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void roomReconnected(String room, long outageNanos) {
        if (ROOM_RECONNECTED.isEnabled()) {
            try {
                new RoomEvents.Reconnected(room, outageNanos).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void roomEnded(String room, Enum<?> reason, long joinedNanos) {
        if (ROOM_ENDED.isEnabled()) {
            try {
                new RoomEvents.Ended(room, Text.of(reason), joinedNanos).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void streamOpened(String stream, StreamInfo info) {
        if (STREAM_OPENED.isEnabled()) {
            try {
                new StreamEvents.Opened(stream, info).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void streamEnded(String stream, StreamInfo info, StreamEnd reason, StreamStatistics frames) {
        if (STREAM_ENDED.isEnabled()) {
            try {
                new StreamEvents.Ended(stream, info, Text.of(reason), frames).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void framesDropped(String stream, StreamInfo info, String consumer, long dropped, long queued) {
        if (FRAMES_DROPPED.isEnabled()) {
            try {
                new StreamEvents.FramesDropped(stream, info, consumer, dropped, queued).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void callLate(String kind, String name, String bundle, StreamInfo where, Thread caller, long nanos) {
        if (CALL_LATE.isEnabled()) {
            try {
                new CallEvents.Late(kind, name, bundle, where, caller, nanos).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public void bundleChanged(String bundle, long id, String version, String change) {
        if (BUNDLE_CHANGED.isEnabled()) {
            try {
                new BundleChanged(bundle, id, version, change).commit();
            } catch (Throwable e) {
                // It is not recorded
            }
        }
    }

    @Override
    public FlightCall beginCall() {
        return SLOW_CALL.isEnabled() ? begun(CallEvents.Slow::new) : null;
    }

    @Override
    public Request beginRequest() {
        return NATIVE_CALL.isEnabled() ? begun(NativeEvents.Call::new) : null;
    }

    @Override
    public Request beginAnswer() {
        return NATIVE_ANSWER.isEnabled() ? begun(NativeEvents.Answer::new) : null;
    }

    private static <E extends Event> E begun(Supplier<E> event) {
        try {
            E begun = event.get();
            begun.begin();
            return begun;
        } catch (Throwable e) {
            return null;
        }
    }
}
