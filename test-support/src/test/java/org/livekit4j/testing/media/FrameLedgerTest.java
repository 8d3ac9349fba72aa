package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameLedgerTest {
    private static final int TRACK = 3;
    private static final long MS = 1_000_000;

    private final List<Long> latencies = new ArrayList<>();
    private final FrameLedger ledger = new FrameLedger(TRACK, latencies::add);

    @Test
    void shouldCountAFrameAndItsLatencyWhenItComes() {
        send(5 * MS);

        assertThat(receive(0, 25 * MS)).isTrue();

        assertThat(ledger.sent()).isEqualTo(1);
        assertThat(ledger.received()).isEqualTo(1);
        assertThat(latencies).containsExactly(20 * MS);
    }

    @Test
    void shouldNotCountSilenceWhenNoFrameWasThere() {
        send(0);

        assertThat(ledger.received(FrameMarker.NONE, 1)).isFalse();

        assertThat(ledger.received()).isZero();
        assertThat(ledger.faults()).isZero();
    }

    @Test
    void shouldCountAFaultWhenAFrameComesTwice() {
        send(0);

        assertThat(receive(0, 1)).isTrue();
        assertThat(receive(0, 2)).isFalse();

        assertThat(ledger.received()).isEqualTo(1);
        assertThat(ledger.faults()).isEqualTo(1);
    }

    @Test
    void shouldCountAFaultWhenAFrameIsOfAnotherTrack() {
        send(0);

        assertThat(ledger.received(FrameMarker.mark(TRACK + 1, 0), 1)).isFalse();

        assertThat(ledger.faults()).isEqualTo(1);
    }

    @Test
    void shouldCountAFaultWhenAFrameWasNeverSent() {
        assertThat(receive(0, 1)).isFalse();

        assertThat(ledger.faults()).isEqualTo(1);
    }

    @Test
    void shouldCountBothAndAFaultWhenTwoFramesChangePlaces() {
        send(0);
        send(1);

        assertThat(receive(1, 2)).isTrue();
        assertThat(receive(0, 3)).isTrue();

        assertThat(ledger.received()).isEqualTo(2);
        assertThat(ledger.faults()).isEqualTo(1);
    }

    @Test
    void shouldNotExpectAFrameWhenItWasRevoked() {
        long sequence = ledger.next();
        ledger.sending(sequence, 0);
        ledger.revoke(sequence);

        assertThat(ledger.sent()).isZero();
        assertThat(ledger.next()).isEqualTo(1);
    }

    @Test
    void shouldForgiveOnlyWhatWasUnderWayWhenTheServiceGoes() {
        send(0);
        send(5_000 * MS);
        send(5_010 * MS);

        ledger.withdraw(5_020 * MS);

        assertThat(ledger.withdrawn()).isEqualTo(2);
        assertThat(ledger.sent()).isEqualTo(1);
    }

    @Test
    void shouldGoOnCountingWhenTheServiceIsBack() {
        send(0);
        ledger.withdraw(1);
        send(2);

        assertThat(receive(1, 3)).isTrue();

        assertThat(ledger.sent()).isEqualTo(1);
        assertThat(ledger.received()).isEqualTo(1);
    }

    @Test
    void shouldCountInTheOrderOfSendingWhenFramesAreOnlyHeard() {
        send(0);
        send(10 * MS);

        assertThat(ledger.heard(50 * MS)).isTrue();
        assertThat(ledger.heard(90 * MS)).isTrue();

        assertThat(ledger.received()).isEqualTo(2);
        assertThat(latencies).containsExactly(50 * MS);
    }

    @Test
    void shouldNotCountMoreThanWasSentWhenSoundIsStretched() {
        send(0);

        assertThat(ledger.heard(1)).isTrue();
        assertThat(ledger.heard(2)).isFalse();

        assertThat(ledger.received()).isEqualTo(1);
    }

    @Test
    void shouldHearOnlyNewFramesWhenTheServiceIsBack() {
        send(0);
        ledger.withdraw(1);

        assertThat(ledger.heard(2)).isFalse();
        send(3);
        assertThat(ledger.heard(4)).isTrue();

        assertThat(ledger.received()).isEqualTo(1);
        assertThat(ledger.sent()).isEqualTo(1);
    }

    private void send(long now) {
        ledger.sending(ledger.next(), now);
        ledger.confirm();
    }

    private boolean receive(long sequence, long now) {
        return ledger.received(FrameMarker.mark(TRACK, sequence), now);
    }
}
