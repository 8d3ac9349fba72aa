package org.livekit4j.management.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.livekit4j.management.FailedPlugInView;
import org.livekit4j.management.MediaMXBean;
import org.livekit4j.management.PlugInView;
import org.livekit4j.management.StreamView;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.media.management.OperatorActions;
import org.livekit4j.media.management.ProcessorControl;
import org.livekit4j.text.Printable;

/**
 * The MBean of one medium.
 *
 * @param runtime of the bundle that implements the medium
 * @param controls of its processors; there is one, mostly
 */
record MediaBean(MediaRuntime runtime, Supplier<List<ProcessorControl>> controls) implements MediaMXBean {

    @Override
    public List<StreamView> getStreams() {
        return Arrays.stream(runtime.getRuntimeDTO().streams).map(MediaBean::view).toList();
    }

    private static StreamView view(StreamDTO stream) {
        return new StreamView(Printable.of(stream.name), Printable.of(stream.room), Printable.of(stream.participant),
                Printable.of(stream.track), Printable.of(stream.trackSid), stream.source,
                stream.received,
                stream.delivered, stream.dropped, stream.queued, stream.processors.length, stream.consumer);
    }

    @Override
    public List<PlugInView> getPlugIns() {
        return Arrays.stream(runtime.getRuntimeDTO().plugIns).map(MediaBean::view).toList();
    }

    private static PlugInView view(PlugInDTO plugIn) {
        return new PlugInView(plugIn.kind, Printable.of(plugIn.name), plugIn.bundle, Printable.of(plugIn.filter), plugIn.ranking,
                plugIn.streams,
                plugIn.frames,
                plugIn.failed, plugIn.late, plugIn.refused, plugIn.longestCall, plugIn.excluded);
    }

    @Override
    public long getDropped() {
        return runtime.getRuntimeDTO().dropped;
    }

    @Override
    public String exclude(String processor) {
        return OperatorActions.exclude(processor, controls.get());
    }

    @Override
    public String include(String processor) {
        return OperatorActions.include(processor, controls.get());
    }

    @Override
    public List<FailedPlugInView> getFailedPlugIns() {
        return Arrays.stream(runtime.getRuntimeDTO().failedPlugIns).map(MediaBean::view).toList();
    }

    private static FailedPlugInView view(FailedPlugInDTO plugIn) {
        return new FailedPlugInView(plugIn.kind, plugIn.serviceId, plugIn.bundle, Printable.of(plugIn.text));
    }
}
