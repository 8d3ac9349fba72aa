package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.demo.OthersCounts;
import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.track.MediaStream;

class RemoteTrackReceiversTest {
    private final RemoteTrackReceivers<String> guests = new RemoteTrackReceivers<>();
    private final Visitor visitor = new Visitor();

    @Test
    void shouldListenWhenTheServiceIsThereAndTheGuestComes() {
        guests.came("service");

        guests.add(visitor);

        assertThat(visitor.listening).isEqualTo("service");
    }

    @Test
    void shouldListenWhenTheGuestIsThereAndTheServiceComes() {
        guests.add(visitor);
        assertThat(visitor.listening).isNull();

        guests.came("service");

        assertThat(visitor.listening).isEqualTo("service");
    }

    @Test
    void shouldListenByTheNewServiceWhenItComesBeforeTheOldOneGoes() {
        guests.add(visitor);
        guests.came("old");
        guests.came("new");

        guests.gone("old");

        assertThat(visitor.listening).isEqualTo("new");
        guests.gone("new");
        assertThat(visitor.listening).isNull();
    }

    @Test
    void shouldKeepTheCountWhenTheGuestHasGone() {
        guests.came("service");
        guests.add(visitor);
        visitor.received = 7;

        guests.remove(visitor);

        assertThat(guests.counts()).isEqualTo(new OthersCounts(1, 7));
        assertThat(guests.snapshots()).isEmpty();
        assertThat(visitor.closed).isTrue();
        assertThat(visitor.listening).isNull();
    }

    @Test
    void shouldFinishAllWhenItIsClosedAndTakeNobodyAfterwards() {
        guests.came("service");
        guests.add(visitor);

        guests.close();
        guests.add(new Visitor());

        assertThat(visitor.closed).isTrue();
        assertThat(guests.counts().tracks()).isEqualTo(1);
    }

    @Test
    void shouldWaitForTheNextServiceWhenTheTrackCannotBeListenedTo() {
        visitor.ended = true;
        guests.came("service");

        guests.add(visitor);

        assertThat(guests.counts()).isEqualTo(new OthersCounts(1, 0));
    }

    private static final class Visitor implements RemoteTrackReceiver<String> {
        private String listening;
        private long received;
        private boolean closed;
        private boolean ended;

        @Override
        public MediaStream<?> listen(String service) {
            if (ended) {
                throw new IllegalStateException("the track is closed");
            }
            listening = service;
            return new FakeStream<String>() {
                @Override
                public void close() {
                    listening = null;
                }
            };
        }

        @Override
        public StreamSnapshot snapshot() {
            return new StreamSnapshot("visitor", received, 0);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
