package org.livekit4j.media.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The processors of one stream. Not safe for use by several threads, but for {@link #release}. */
public final class StreamProcessors<F, P> {
    private final ProcessedStream<F> stream;
    private final LateCallWatchdog watch;
    private final Consumer<StreamProcessors<F, P>> onRelease;
    private List<ProcessorStage<F, P>> places = List.of();
    /** Null as long as there was no processor; once there, it stays. */
    private ProcessorPipeline<F> chain;

    /** @param onRelease told when the stream is over; it {@linkplain #clear clears} this */
    StreamProcessors(ProcessedStream<F> stream, LateCallWatchdog watch, Consumer<StreamProcessors<F, P>> onRelease) {
        this.stream = stream;
        this.watch = watch;
        this.onRelease = onRelease;
    }

    /**
     * Uses the processors that match this stream, in the given order. Processors that stay keep their stages.
     *
     * @return the stages of the processors that were removed
     */
    List<ProcessorStage<F, P>> arrange(List<HostedProcessor<F, P>> processors) {
        List<HostedProcessor<F, P>> ours = processors.stream().filter(processor -> processor.filter().matches(stream.info()))
                .toList();
        if (ours.equals(places.stream().map(ProcessorStage::processor).toList())) {
            return List.of();
        }
        boolean first = chain == null;
        if (first) {
            chain = new ProcessorPipeline<>(stream);
        }
        List<ProcessorStage<F, P>> now = ours.stream().map(this::place).toList();
        List<ProcessorStage<F, P>> gone = new ArrayList<>(places);
        gone.removeAll(now);
        places = now;
        chain.places(now);
        if (!first || stream.divert(chain)) {
            watch.add(chain);
        }
        return gone;
    }

    private ProcessorStage<F, P> place(HostedProcessor<F, P> processor) {
        return places.stream().filter(place -> place.processor() == processor).findFirst()
                .orElseGet(() -> processor.newPlace(chain, stream.info()));
    }

    /** @return the places of all */
    List<ProcessorStage<F, P>> clear() {
        List<ProcessorStage<F, P>> gone = places;
        places = List.of();
        return gone;
    }

    ProcessedStream<F> stream() {
        return stream;
    }

    /** The stream is over. */
    public void release() {
        onRelease.accept(this);
    }

    boolean has(HostedProcessor<F, P> processor) {
        return places.stream().anyMatch(place -> place.processor() == processor);
    }

    StreamStatus status() {
        return new StreamStatus(stream.name(), stream.info(), stream.consumer(), stream.statistics(),
                places.stream().map(place -> place.processor().id()).toList());
    }
}
