package org.livekit4j.video.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFrameRequestsTest {
    private final KeyFrameRequests requests = new KeyFrameRequests(500);
    private long start;

    private long at(long ms) {
        return start + TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 1_000_000, Long.MIN_VALUE})
    void shouldAskTwiceASecondWhenTheLibraryRepeatsItself(long clock) {
        start = clock;
        long asked = LongStream.range(0, 300).map(i -> 10 * i).filter(ms -> {
            requests.want(at(ms));
            return requests.ask(at(ms));
        }).count();

        assertThat(asked).isEqualTo(6);
        assertThat(requests.count()).isEqualTo(6);
        assertThat(requests.due()).isTrue();
    }

    @Test
    void shouldNotAskWhenAKeyFrameCameMeanwhile() {
        requests.want(at(0));
        assertThat(requests.ask(at(0))).isTrue();
        requests.satisfy();

        assertThat(requests.due()).isFalse();
        assertThat(requests.ask(at(600))).isFalse();
    }

    @Test
    void shouldKeepARequestWhenItComesTooSoonAfterTheLast() {
        requests.want(at(0));
        requests.ask(at(0));
        requests.satisfy();
        requests.want(at(100));

        assertThat(requests.ask(at(100))).isFalse();
        assertThat(requests.ask(at(499))).isFalse();
        assertThat(requests.ask(at(500))).isTrue();
    }

    @Test
    void shouldBeOverdueWhenNoKeyFrameComesForLong() {
        assertThat(requests.overdueNanos(at(0))).isZero();
        requests.want(at(0));
        requests.want(at(4_000));
        assertThat(requests.overdueNanos(at(4_999))).isZero();
        assertThat(requests.overdueNanos(at(6_000))).isEqualTo(TimeUnit.SECONDS.toNanos(6));
        requests.satisfy();
        assertThat(requests.overdueNanos(at(6_000))).isZero();
        requests.want(at(7_000));
        assertThat(requests.overdueNanos(at(8_000))).isZero();
    }
}
