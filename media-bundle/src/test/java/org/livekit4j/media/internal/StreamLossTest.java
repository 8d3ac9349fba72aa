package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** What is said of a stream that loses frames, and when. */
class StreamLossTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final long now = System.nanoTime();
    private String consumer = "Sink slow of bundle org.example";
    private boolean latest;
    private long dropped;
    private final StreamLoss loss = new StreamLoss(new Lossy());

    private final class Lossy implements ProcessedStream<Integer> {
        @Override
        public String name() {
            return "voice";
        }

        @Override
        public StreamInfo info() {
            return StreamInfo.of("hall", "ada\n");
        }

        @Override
        public String consumer() {
            return consumer;
        }

        @Override
        public boolean keepsLatest() {
            return latest;
        }

        @Override
        public StreamStatistics statistics() {
            return new StreamStatistics(100, 0, dropped, 0);
        }

        @Override
        public Mailbox<Integer> newMailbox() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean divert(ProcessorPipeline<Integer> chain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deliver(Integer frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard(Integer frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void drained() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void shouldNameTheStreamAndItsConsumerWhenItBeginsAndThenOnceAMinute() {
        assertThat(loss.news(now)).isEmpty();
        dropped = 3;
        assertThat(loss.news(now + 1)).contains("Stream voice of ada\\n in room hall has lost 3 frames,"
                + " because Sink slow of bundle org.example does not take them in time");
        dropped = 10;
        assertThat(loss.news(now + MINUTE - 1)).isEmpty();
        assertThat(loss.news(now + MINUTE + 1)).hasValueSatisfying(
                text -> assertThat(text).contains("has lost 7 frames, 10 by now"));
        assertThat(loss.news(now + 5 * MINUTE)).as("nothing new").isEmpty();
    }

    @Test
    void shouldSayOnceThatOnlyTheLatestFrameIsKept() {
        latest = true;
        consumer = "";
        dropped = 3;
        assertThat(loss.news(now + 1)).hasValueSatisfying(text -> assertThat(text)
                .contains("they were not taken in time", "the latest frame only"));
        dropped = 1_000;
        assertThat(loss.news(now + 5 * MINUTE)).isEmpty();
    }
}
