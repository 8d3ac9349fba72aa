package org.livekit4j.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineLoadTest {
    private static final long[] BEFORE = MachineLoad.read("cpu  100 10 50 1000 5 0 1 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

    @Test
    void shouldCountWhatDoesNotGiveWay() {
        assertThat(MachineLoad.busy(BEFORE, MachineLoad.read("cpu  160 10 70 1020 5 0 1 0 0 0\n"))).isEqualTo(0.8);
    }

    @Test
    void shouldNotCountWhatGivesWay() {
        assertThat(MachineLoad.busy(BEFORE, MachineLoad.read("cpu  110 80 60 1005 10 0 1 0 0 0\n"))).isEqualTo(0.2);
    }

    @Test
    void shouldBeIdleWhenNoTimeHasPassed() {
        assertThat(MachineLoad.busy(BEFORE, BEFORE)).isZero();
    }
}
