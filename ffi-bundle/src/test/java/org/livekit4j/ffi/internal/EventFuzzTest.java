package org.livekit4j.ffi.internal;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short round of what {@link Fuzzing} does at length, from the same seeds, and all that it has ever found. */
class EventFuzzTest {
    private static final int ROUNDS = 20_000;

    @Test
    void shouldHoldForEachSeed() {
        EventFuzz.seeds().forEach(EventFuzz::fuzzerTestOneInput);
    }

    @Test
    void shouldHoldWhenSeedsAreChangedAndJoined() {
        List<byte[]> seeds = EventFuzz.seeds();
        SplittableRandom random = new SplittableRandom(53);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                input[random.nextInt(input.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                input = new WireBytes().raw(input).raw(seeds.get(random.nextInt(seeds.size()))).toArray();
            }
            EventFuzz.fuzzerTestOneInput(input);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0022"})
    void shouldHoldForWhatWasFound(String input) {
        EventFuzz.fuzzerTestOneInput(HexFormat.of().parseHex(input));
    }
}
