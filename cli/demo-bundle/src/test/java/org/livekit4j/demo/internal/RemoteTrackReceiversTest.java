package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.track.MediaStream;

class RemoteTrackReceiversTest {
    private final RemoteTrackReceivers<String> receivers = new RemoteTrackReceivers<>();
    private final Visitor visitor = new Visitor();

    @Test
    void shouldListenWhenTheServiceIsThereAndTheTrackComes() {
        receivers.came("service");

        receivers.add(visitor.receiver);

        assertThat(visitor.listening).isEqualTo("service");
    }

    @Test
    void shouldListenWhenTheTrackIsThereAndTheServiceComes() {
        receivers.add(visitor.receiver);
        assertThat(visitor.listening).isNull();

        receivers.came("service");

        assertThat(visitor.listening).isEqualTo("service");
    }

    @Test
    void shouldListenByTheNewServiceWhenItComesBeforeTheOldOneGoes() {
        receivers.add(visitor.receiver);
        receivers.came("old");
        receivers.came("new");

        receivers.gone("old");

        assertThat(visitor.listening).isEqualTo("new");
        receivers.gone("new");
        assertThat(visitor.listening).isNull();
    }

    @Test
    void shouldKeepTheCountWhenTheTrackHasGone() {
        receivers.came("service");
        receivers.add(visitor.receiver);
        for (int frame = 0; frame < 7; frame++) {
            visitor.listener.accept("frame");
        }

        receivers.remove(visitor.receiver);

        assertThat(receivers.counts()).isEqualTo(new RoomFigures.Others(1, 7));
        assertThat(receivers.snapshots()).isEmpty();
        assertThat(visitor.recorded).isEqualTo(7).isEqualTo(visitor.released);
        assertThat(visitor.closed).isTrue();
        assertThat(visitor.listening).isNull();
    }

    @Test
    void shouldFinishAllWhenItIsClosedAndTakeNobodyAfterwards() {
        receivers.came("service");
        receivers.add(visitor.receiver);

        receivers.close();
        receivers.add(new Visitor().receiver);

        assertThat(visitor.closed).isTrue();
        assertThat(receivers.counts().tracks()).isEqualTo(1);
    }

    @Test
    void shouldWaitForTheNextServiceWhenTheTrackCannotBeListenedTo() {
        visitor.ended = true;
        receivers.came("service");

        receivers.add(visitor.receiver);

        assertThat(receivers.counts()).isEqualTo(new RoomFigures.Others(1, 0));
    }

    /** What a receiver works with, and what it has done to it. */
    private static final class Visitor implements FrameRecorder<String, String> {
        private final RemoteTrackReceiver<String, String> receiver = new RemoteTrackReceiver<>("visitor", this, this::open);
        private String listening;
        private Consumer<? super String> listener;
        private int recorded;
        private int released;
        private boolean closed;
        private boolean ended;

        private MediaStream<String> open(String service) {
            if (ended) {
                throw new IllegalStateException("the track is closed");
            }
            listening = service;
            return new FakeStream<>() {
                @Override
                public void listen(Consumer<? super String> newListener) {
                    listener = newListener;
                }

                @Override
                public void close() {
                    listening = null;
                }
            };
        }

        @Override
        public void record(String service, String frame) {
            recorded++;
        }

        @Override
        public double level() {
            return 0;
        }

        @Override
        public void release(String frame) {
            released++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
