package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.queue.internal.RingChain.Offer;

/** Also with threads that are held up between two steps: the test does one step of theirs, and then all that others do. */
@Timeout(30)
class RingChainTest {
    private final List<Long> growth = new ArrayList<>();
    private final List<Integer> evicted = new ArrayList<>();

    private RingChain<Integer> chain(int capacity, Overflow overflow) {
        return new RingChain<>(capacity, overflow) {
            @Override
            void grown(long depth) {
                growth.add(depth);
            }
        };
    }

    @SuppressWarnings("unchecked")
    static <E> Ring<E> last(RingChain<E> chain) throws ReflectiveOperationException {
        Field last = RingChain.class.getDeclaredField("last");
        last.setAccessible(true);
        return (Ring<E>) last.get(chain);
    }

    private static void offer(RingChain<Integer> chain, int from, int to) {
        IntStream.range(from, to).forEach(i -> assertThat(chain.tryOffer(i)).isEqualTo(Offer.ACCEPTED));
    }

    private static List<Integer> drain(RingChain<Integer> chain) {
        List<Integer> taken = new ArrayList<>();
        for (Integer element; (element = chain.poll()) != null;) {
            taken.add(element);
        }
        return taken;
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Test
    void shouldTellOfItsGrowthFromItsCapacityOnWhenUnbounded() {
        RingChain<Integer> chain = chain(24, Overflow.UNBOUNDED);
        offer(chain, 0, 24);
        assertThat(growth).isEmpty();
        offer(chain, 24, 200);
        assertThat(growth).containsExactly(24L, 56L, 120L);
        assertThat(chain.accepted()).isEqualTo(200);
        assertThat(chain.depth()).isEqualTo(200);
        assertThat(drain(chain)).isEqualTo(range(0, 200));
        assertThat(chain.accepted()).isEqualTo(200);
    }

    @Test
    void shouldSayNothingOfItsGrowthBelowItsCapacityOrWhenBounded() {
        RingChain<Integer> unbounded = chain(25, Overflow.UNBOUNDED);
        offer(unbounded, 0, 56);
        RingChain<Integer> bounded = chain(56, Overflow.DROP_NEWEST);
        offer(bounded, 0, 56);
        assertThat(growth).isEmpty();
        assertThat(bounded.tryOffer(56)).isEqualTo(Offer.FULL);
    }

    @Test
    void shouldEvictTheOldestOrNothingWhenThereIsNone() {
        RingChain<Integer> chain = chain(10, Overflow.DROP_OLDEST);
        assertThat(chain.evict(evicted::add)).isTrue();
        assertThat(evicted).isEmpty();
        offer(chain, 0, 10);
        assertThat(chain.evict(evicted::add)).isTrue();
        assertThat(evicted).containsExactly(0);
        assertThat(drain(chain)).isEqualTo(range(1, 10));
    }

    @Test
    void shouldUseTheSlotOfAnEvictedElementAgain() throws ReflectiveOperationException {
        RingChain<Integer> chain = chain(8, Overflow.DROP_OLDEST);
        Ring<Integer> ring = last(chain);
        offer(chain, 0, 8);
        assertThat(chain.evict(evicted::add)).isTrue();
        offer(chain, 8, 9);
        assertThat(last(chain)).isSameAs(ring);
        assertThat(drain(chain)).isEqualTo(range(1, 9));
    }

    @Test
    void shouldBeDrainedOnlyOnceItIsShutAndNothingWaits() {
        RingChain<Integer> chain = chain(10, Overflow.DROP_OLDEST);
        assertThat(chain.isDrained()).isFalse();
        offer(chain, 0, 1);
        assertThat(chain.isClosed()).isFalse();
        chain.shut();
        assertThat(chain.isClosed()).isTrue();
        assertThat(chain.isDrained()).isFalse();
        assertThat(chain.tryOffer(1)).isEqualTo(Offer.CLOSED);
        assertThat(chain.poll()).isZero();
        assertThat(chain.isDrained()).isTrue();
        assertThat(chain.poll()).isNull();
        assertThat(chain.evict(evicted::add)).isTrue();
        assertThat(chain.accepted()).isEqualTo(1);
    }

    @Test
    void shouldStayShutWhenItIsShutOrReplacedAgain() {
        RingChain<Integer> chain = chain(10, Overflow.DROP_OLDEST);
        chain.shut();
        chain.shut();
        chain.replace(20, Overflow.UNBOUNDED);
        assertThat(chain.isClosed()).isTrue();
        assertThat(chain.capacity()).isEqualTo(10);
        assertThat(chain.overflow()).isEqualTo(Overflow.DROP_OLDEST);
    }

    @Test
    void shouldKeepOrderAndCountWhenItIsReplaced() {
        RingChain<Integer> chain = chain(10, Overflow.DROP_OLDEST);
        offer(chain, 0, 4);
        chain.replace(6, Overflow.DROP_NEWEST);
        assertThat(chain.capacity()).isEqualTo(6);
        assertThat(chain.overflow()).isEqualTo(Overflow.DROP_NEWEST);
        offer(chain, 4, 6);
        assertThat(chain.tryOffer(6)).as("six wait, in two rings").isEqualTo(Offer.FULL);
        assertThat(chain.poll()).isZero();
        offer(chain, 6, 7);
        assertThat(chain.tryOffer(7)).isEqualTo(Offer.FULL);
        assertThat(chain.depth()).isEqualTo(6);
        assertThat(drain(chain)).isEqualTo(range(1, 7));
        assertThat(chain.accepted()).isEqualTo(7);
        offer(chain, 7, 13);
        assertThat(chain.tryOffer(13)).isEqualTo(Offer.FULL);
    }

    @Test
    void shouldNotWaitForAProducerThatIsHeldUpWhenItEvicts() throws ReflectiveOperationException {
        RingChain<Integer> chain = chain(2, Overflow.DROP_OLDEST);
        Ring<Integer> ring = last(chain);
        ring.reserve(0);
        offer(chain, 1, 2);
        assertThat(chain.tryOffer(2)).isEqualTo(Offer.FULL);
        assertThat(chain.evict(evicted::add)).isFalse();
        assertThat(evicted).isEmpty();
        assertThat(chain.depth()).isEqualTo(2);
        ring.publish(0, 0);
        assertThat(chain.evict(evicted::add)).isTrue();
        assertThat(evicted).containsExactly(0);
        assertThat(chain.poll()).isEqualTo(1);
    }

    @Test
    void shouldWaitForAProducerThatIsHeldUpWhenItIsPolled() throws Exception {
        RingChain<Integer> chain = chain(2, Overflow.DROP_OLDEST);
        Ring<Integer> ring = last(chain);
        ring.reserve(0);
        CompletableFuture<Integer> taken = CompletableFuture.supplyAsync(chain::poll);
        ring.publish(0, 7);
        assertThat(taken.get()).isEqualTo(7);
    }

    @Test
    void shouldGoOnInAnotherRingWhenAConsumerIsHeldUp() throws ReflectiveOperationException {
        RingChain<Integer> chain = chain(8, Overflow.UNBOUNDED);
        Ring<Integer> ring = last(chain);
        offer(chain, 0, 8);
        ring.claim(0);
        offer(chain, 8, 9);
        assertThat(last(chain)).isNotSameAs(ring);
        assertThat(last(chain).size()).as("it was not too small").isEqualTo(8);
        assertThat(chain.depth()).isEqualTo(8);
        assertThat(growth).isEmpty();
        ring.clear(0);
        assertThat(drain(chain)).isEqualTo(range(1, 9));
        assertThat(chain.accepted()).isEqualTo(9);
    }

    @Test
    void shouldStayInTheRingWhenTheConsumersAreNotHeldUp() throws ReflectiveOperationException {
        RingChain<Integer> chain = chain(8, Overflow.UNBOUNDED);
        Ring<Integer> ring = last(chain);
        for (int i = 0; i < 100; i++) {
            offer(chain, i, i + 1);
            assertThat(chain.poll()).isEqualTo(i);
        }
        offer(chain, 100, 108);
        assertThat(last(chain)).isSameAs(ring);
        assertThat(growth).isEmpty();
    }

    @Test
    void shouldCompleteAChangeOfRingsThatAnotherThreadHasBegun() throws ReflectiveOperationException {
        RingChain<Integer> chain = chain(8, Overflow.UNBOUNDED);
        Ring<Integer> ring = last(chain);
        offer(chain, 0, 2);
        Ring<Integer> next = ring.successor(false);
        ring.link(next);
        offer(chain, 2, 3);
        assertThat(last(chain)).as("not shut yet").isSameAs(ring);
        ring.shut();
        offer(chain, 3, 4);
        assertThat(last(chain)).isSameAs(next);
        assertThat(drain(chain)).isEqualTo(range(0, 4));
        assertThat(chain.accepted()).isEqualTo(4);
    }

    @Test
    void shouldBeOpenUntilTheRingThatEndsItIsShut() throws ReflectiveOperationException {
        RingChain<Integer> chain = chain(8, Overflow.UNBOUNDED);
        last(chain).link(Ring.end());
        assertThat(chain.isClosed()).isFalse();
        offer(chain, 0, 1);
        last(chain).shut();
        assertThat(chain.isClosed()).isTrue();
        assertThat(drain(chain)).containsExactly(0);
    }
}
