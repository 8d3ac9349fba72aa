package org.livekit4j.bench.soak.media;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.livekit4j.bench.soak.Round;

/** Asks for a few frames at a time, and cancels now and then. */
final class FrameSubscriber<F> implements Flow.Subscriber<F> {
    private final Round round;
    private final Consumer<? super F> consumer;
    private Flow.Subscription subscription;

    FrameSubscriber(Round round, Consumer<? super F> consumer) {
        this.round = round;
        this.consumer = consumer;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(F frame) {
        consumer.accept(frame);
        if (round.oneIn(100)) {
            subscription.cancel();
        } else {
            subscription.request(round.oneIn(20) ? Long.MAX_VALUE : 1);
        }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
