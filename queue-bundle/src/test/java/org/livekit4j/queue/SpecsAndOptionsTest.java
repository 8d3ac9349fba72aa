package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.livekit4j.queue.concurrent.Overflow;

/** What is refused, and what a change of one thing leaves as it is. */
class SpecsAndOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static QueueOptions options(int audio, int video, int other, Duration slowCall) {
        return QueueOptions.DEFAULTS.withAudioCapacity(audio).withVideoCapacity(video).withOtherCapacity(other)
                .withSlowCall(slowCall);
    }

    @Test
    void shouldAcceptTheLeastThatMakesSense() {
        assertThat(options(1, 1, 1, Duration.ofNanos(1)).otherCapacity()).isEqualTo(1);
        assertThat(SubscriptionSpec.named("meter").withQueue(1, Overflow.DROP_OLDEST).capacity()).isEqualTo(1);
    }

    @Test
    void shouldSayWhichOptionIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> options(0, 1, 1, SECOND)).withMessageContaining("audioCapacity");
        assertThatIllegalArgumentException().isThrownBy(() -> options(1, 0, 1, SECOND)).withMessageContaining("videoCapacity");
        assertThatIllegalArgumentException().isThrownBy(() -> options(1, 1, 0, SECOND)).withMessageContaining("otherCapacity");
        assertThatIllegalArgumentException().isThrownBy(() -> options(1, 1, 1, Duration.ZERO)).withMessageContaining("slowCall");
        assertThatIllegalArgumentException().isThrownBy(() -> options(1, 1, 1, Duration.ofNanos(-1)))
                .withMessageContaining("slowCall");
        assertThatNullPointerException().isThrownBy(() -> QueueOptions.DEFAULTS.withAudioOverflow(null));
    }

    @Test
    void shouldBeEqualWhenAllOptionsAreAndShowThem() {
        QueueOptions options = options(1, 2, 3, SECOND);
        assertThat(options).isEqualTo(options(1, 2, 3, SECOND)).hasSameHashCodeAs(options(1, 2, 3, SECOND));
        assertThat(options).isNotEqualTo(options(1, 2, 4, SECOND)).isNotEqualTo("options");
        assertThat(options.toString()).contains("videoCapacity=2", "otherCapacity=3");
    }

    @Test
    void shouldTakeEventsOfAnAdapterForNamelessControlThatMayNotBeLost() {
        EventAdapter<Integer> adapter = new EventAdapter<>() {
            @Override
            public int types() {
                return 1;
            }

            @Override
            public int type(Integer event) {
                return 0;
            }

            @Override
            public long key(Integer event) {
                return event;
            }

            @Override
            public void retain(Integer event) {
                // Nothing has to be kept alive
            }

            @Override
            public void release(Integer event) {
                // Nothing was kept alive
            }
        };
        assertThat(adapter.losable(1)).isFalse();
        assertThat(adapter.onRequestOnly(0)).isFalse();
        assertThat(adapter.lane(0)).isEqualTo(Lane.CONTROL);
        assertThat(adapter.typeName(7)).isEqualTo("7");
        assertThat(adapter.parent(7)).isEqualTo(7);
    }

    @Test
    void shouldRefuseASpecWithoutRoom() {
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionSpec.named("meter").withQueue(0, Overflow.UNBOUNDED))
                .withMessageContaining("at least 1");
    }

    @Test
    void shouldChangeOneThingAndLeaveTheRest() {
        Predicate<Object> predicate = event -> true;
        SubscriptionSpec<Object> spec = SubscriptionSpec.named("meter").withOwner("bundle").withTypes(1, 2).withKeys(3, 4)
                .withPredicate(predicate).withQueue(5, Overflow.DROP_NEWEST).withDelivery(Delivery.DIRECT);
        assertThat(spec).isEqualTo(new SubscriptionSpec<>("meter", "bundle", Set.of(1, 2), Set.of(3L, 4L),
                Optional.of(predicate), 5, Overflow.DROP_NEWEST, Delivery.DIRECT));
    }

    @Test
    void shouldAddUpTheLanes() {
        LaneStatistics sum = new LaneStatistics(1, 2, 3, 4).plus(new LaneStatistics(10, 20, 30, 40));
        assertThat(sum).isEqualTo(new LaneStatistics(11, 22, 33, 44));
    }
}
