package org.livekit4j.queue.stream;

import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.plugin.ProcessorPipeline;
import org.livekit4j.queue.plugin.ProcessedStream;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** What those see of a stream who put processors on its way. */
record StreamPort<F>(NativeMediaStream<F> stream) implements ProcessedStream<F> {

    @Override
    public String name() {
        return stream.name;
    }

    @Override
    public StreamInfo info() {
        return stream.info();
    }

    @Override
    public String consumer() {
        return stream.consumer();
    }

    @Override
    public boolean keepsLatest() {
        return stream.keepsLatest();
    }

    @Override
    public StreamStatistics statistics() {
        return stream.statistics();
    }

    @Override
    public Mailbox<F> newMailbox() {
        return stream.newMailbox();
    }

    @Override
    public boolean divert(ProcessorPipeline<F> chain) {
        return stream.divert(chain);
    }

    @Override
    public void deliver(F frame) {
        stream.deliver(frame);
    }

    @Override
    public void discard(F frame) {
        stream.discard(frame);
    }

    @Override
    public void drained() {
        stream.finish();
    }
}
