package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.queue.concurrent.Overflow;

class RingTest {
    private final Ring<String> ring = Ring.of(20, Overflow.DROP_OLDEST);

    private void put(long index, String element) {
        assertThat(ring.reserve(index)).isTrue();
        ring.publish(index, element);
    }

    @Test
    void shouldHaveRoomForTheFirstFewWhateverTheCapacity() {
        assertThat(ring.size()).isEqualTo(8);
        assertThat(ring.capacity).isEqualTo(20);
        assertThat(ring.overflow).isEqualTo(Overflow.DROP_OLDEST);
        assertThat(Ring.of(1, Overflow.DROP_NEWEST).size()).isEqualTo(8);
        assertThat(Ring.of(1_000_000, Overflow.UNBOUNDED).size()).isEqualTo(8);
    }

    @Test
    void shouldBeFollowedByALargerOneWhenTheCapacityCanUseIt() {
        Ring<String> twice = ring.successor(true);
        assertThat(twice.size()).isEqualTo(16);
        assertThat(twice.capacity).isEqualTo(20);
        assertThat(twice.overflow).isEqualTo(Overflow.DROP_OLDEST);
        assertThat(twice.successor(true).size()).isEqualTo(32);
        assertThat(twice.successor(true).successor(true).size()).isEqualTo(32);
        assertThat(ring.successor(false).size()).isEqualTo(8);
        assertThat(Ring.of(8, Overflow.DROP_NEWEST).successor(true).size()).isEqualTo(8);
        assertThat(Ring.of(9, Overflow.DROP_NEWEST).successor(true).size()).isEqualTo(16);
        assertThat(Ring.of(8, Overflow.UNBOUNDED).successor(true).size()).isEqualTo(16);
    }

    @Test
    void shouldBeBoundedUnlessItIsNot() {
        assertThat(ring.bounded()).isTrue();
        assertThat(Ring.of(8, Overflow.UNBOUNDED).bounded()).isFalse();
    }

    @Test
    void shouldGiveEachIndexToOneProducerAndOneConsumer() {
        put(0, "a");
        assertThat(ring.reserve(0)).isFalse();
        assertThat(ring.produced).isEqualTo(1);
        assertThat(ring.depth()).isEqualTo(1);
        assertThat(ring.get(0)).isEqualTo("a");
        assertThat(ring.claim(0)).isTrue();
        assertThat(ring.claim(0)).isFalse();
        assertThat(ring.consumed).isEqualTo(1);
        assertThat(ring.depth()).isZero();
    }

    @Test
    void shouldUseASlotAgainOnlyOnceItIsEmpty() {
        put(0, "a");
        assertThat(ring.isFree(0)).isFalse();
        assertThat(ring.isFree(8)).as("the same slot").isFalse();
        assertThat(ring.isFree(1)).isTrue();
        assertThat(ring.isFree(7)).isTrue();
        ring.clear(0);
        assertThat(ring.isFree(8)).isTrue();
        assertThat(ring.get(0)).isNull();
    }

    @Test
    void shouldKnowWhichIndexAProducerHas() {
        assertThat(ring.isReserved(0)).isFalse();
        ring.reserve(0);
        assertThat(ring.isReserved(0)).isTrue();
        assertThat(ring.isReserved(1)).isFalse();
        ring.reserve(1);
        ring.reserve(2);
        assertThat(ring.isReserved(0)).isTrue();
        assertThat(ring.isReserved(1)).isTrue();
        assertThat(ring.isReserved(2)).isTrue();
        assertThat(ring.isReserved(3)).as("not reserved, at the end of what was seen").isFalse();
        ring.reserve(3);
        assertThat(ring.isReserved(3)).isTrue();
        assertThat(ring.isReserved(4)).isFalse();
    }

    @Test
    void shouldKeepItsCountsWhenItIsShut() {
        put(0, "a");
        put(1, "b");
        assertThat(Ring.isShut(ring.produced)).isFalse();
        ring.shut();
        ring.shut();
        assertThat(Ring.isShut(ring.produced)).isTrue();
        assertThat(Ring.index(ring.produced)).isEqualTo(2);
        assertThat(ring.reserve(2)).isFalse();
        assertThat(ring.depth()).isEqualTo(2);
        assertThat(ring.isReserved(1)).isTrue();
        assertThat(ring.isReserved(2)).isFalse();
    }

    @Test
    void shouldHaveOneSuccessorOnly() {
        assertThat(ring.next).isNull();
        Ring<String> next = ring.successor(false);
        assertThat(ring.link(next)).isTrue();
        assertThat(ring.link(Ring.end())).isFalse();
        assertThat(ring.next).isSameAs(next);
        next.before = 5;
        assertThat(next.before).isEqualTo(5);
        assertThat(ring.before).isZero();
    }

    @Test
    void shouldRememberAQuota() {
        assertThat(ring.quota()).isZero();
        ring.quota(7);
        assertThat(ring.quota()).isEqualTo(7);
    }
}
