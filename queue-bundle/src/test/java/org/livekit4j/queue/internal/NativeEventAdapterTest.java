package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEOS;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.testing.FakeEvent;

class NativeEventAdapterTest {
    private static final long STREAM = 7;

    private final NativeEventAdapter adapter = new NativeEventAdapter();

    /** A frame may be without its buffer here. */
    private static FakeEvent ofStream(AudioStreamEvent.Builder event) {
        return new FakeEvent(
                FfiEvent.newBuilder().setAudioStreamEvent(event.setStreamHandle(STREAM).buildPartial()).buildPartial(), STREAM);
    }

    @Test
    void shouldTakeFramesOnlyForEventsThatMayBeLost() {
        FakeEvent frame = ofStream(AudioStreamEvent.newBuilder().setFrameReceived(AudioFrameReceived.getDefaultInstance()));
        FakeEvent end = ofStream(AudioStreamEvent.newBuilder().setEos(AudioStreamEOS.getDefaultInstance()));
        assertThat(adapter.losable(frame)).isTrue();
        assertThat(adapter.losable(end)).isFalse();
    }

    @Test
    void shouldReadTheKeyOfAnEvent() {
        assertThat(adapter.key(ofStream(AudioStreamEvent.newBuilder()))).isEqualTo(STREAM);
    }
}
