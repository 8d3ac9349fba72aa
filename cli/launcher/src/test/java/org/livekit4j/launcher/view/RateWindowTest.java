package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.demo.DemoSnapshot;

class RateWindowTest {
    private final RateWindow rates = new RateWindow();

    @Test
    void shouldBeZeroWhenThereIsNothingToCompare() {
        assertThat(rate()).isZero();
        rates.add(Snapshots.at(1_000, 1, 0));
        assertThat(rate()).isZero();
    }

    @Test
    void shouldBeZeroWhenNoTimeHasPassed() {
        rates.add(Snapshots.at(1_000, 1, 0));
        rates.add(Snapshots.at(1_000, 1, 0));

        assertThat(rate()).isZero();
    }

    @Test
    void shouldForgetWhatIsOlderThanTheWindowWhenTimeGoesOn() {
        rates.add(Snapshots.at(0, 1, 0));
        for (int ms = 5_000; ms <= 7_000; ms += 100) {
            rates.add(Snapshots.at(ms, 1, 0));
        }

        assertThat(rate()).isEqualTo(100);
    }

    private double rate() {
        return rates.perSecond((DemoSnapshot snapshot) -> snapshot.audio().counts().received());
    }
}
