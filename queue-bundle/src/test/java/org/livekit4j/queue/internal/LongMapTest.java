package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongMapTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAgreeWithAMapOfTheLibraryWhenChangedAtRandom(long seed) {
        Random random = new Random(seed);
        long spread = seed % 2 == 0 ? 1 : 0x100000000L; // sequential handles, and some that collide
        Map<Long, Integer> expected = new HashMap<>();
        LongMap<Integer, String> map = new LongMap<>(0, String::valueOf);
        for (int i = 0; i < 5_000; i++) {
            long key = random.nextInt(300) * spread - 50;
            if (random.nextInt(5) < 3) {
                map = map.copy(1);
                map.put(key, i);
                expected.put(key, i);
            } else {
                map = map.copy(0);
                map.remove(key);
                expected.remove(key);
            }
            assertThat(map.size()).isEqualTo(expected.size());
            long probe = random.nextInt(300) * spread - 50;
            assertThat(map.get(probe)).isEqualTo(expected.get(probe));
            assertThat(map.find(probe)).isEqualTo(expected.containsKey(probe) ? String.valueOf(expected.get(probe)) : null);
        }
        for (long i = 0; i < 300; i++) {
            assertThat(map.get(i * spread - 50)).isEqualTo(expected.get(i * spread - 50));
        }
    }

    @Test
    void shouldLeaveTheOriginalAsItIsWhenACopyChanges() {
        LongMap<String, Integer> original = new LongMap<>(2, String::length);
        original.put(0, "zero");
        original.put(-1, "all bits");
        LongMap<String, Integer> copy = original.copy(0);
        copy.remove(0);
        copy.replaceAll(value -> value + "!");
        assertThat(original.get(0)).isEqualTo("zero");
        assertThat(original.get(-1)).isEqualTo("all bits");
        assertThat(copy.get(0)).isNull();
        assertThat(copy.get(-1)).isEqualTo("all bits!");
        assertThat(original.find(-1)).isEqualTo(8);
        assertThat(copy.find(-1)).isEqualTo(9);
        assertThat(copy.find(0)).isNull();
    }
}
