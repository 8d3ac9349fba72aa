package org.livekit4j.video.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.ServiceSubscriberRegistry;
import org.livekit4j.queue.dto.MediaRuntime;
import org.livekit4j.queue.dto.MediaRuntimeDTO;
import org.livekit4j.queue.plugin.MediaRuntimes;
import org.livekit4j.queue.plugin.MediumOperations;
import org.livekit4j.queue.plugin.PlugInServices;
import org.livekit4j.room.Room;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Video} as an OSGi service, with the whiteboard of its plug-ins. Apart from the service itself, so that plain Java needs no OSGi class.
 */
@Component(service = {Video.class, MediaRuntime.class}, immediate = true, // what it has opened outlives the last reference to it
        property = MediaRuntime.MEDIUM + "=video", configurationPid = VideoConfiguration.PID)
@Designate(ocd = VideoConfiguration.class)
public final class VideoComponent extends VideoService implements MediaRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(Video.class);

    private final PlugInServices<VideoFrameProcessor> processorServices;
    private final PlugInServices<VideoSink> sinkServices;
    private final MediumOperations operations;

    @Activate
    public VideoComponent(BundleContext context, @Reference FfiClient client, Map<String, Object> configuration) {
        super(client, new ServiceSubscriberRegistry(context));
        BundleClasses.load(VideoComponent.class);
        processorServices = new PlugInServices<>(context, processors());
        sinkServices = new PlugInServices<>(context, sinks());
        operations = new MediumOperations(context, "video", VideoConfiguration.PID, processors(), LOG::warn);
        modified(configuration);
    }

    @Modified
    final void modified(Map<String, Object> configuration) {
        operations.configure(configuration);
    }

    @Deactivate
    @Override
    public void close() {
        operations.close();
        super.close();
    }

    @Reference(service = VideoFrameProcessor.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindProcessor(ServiceReference<VideoFrameProcessor> reference) {
        processorServices.add(reference);
    }

    void updatedProcessor(ServiceReference<VideoFrameProcessor> reference) {
        processorServices.modified(reference);
    }

    void unbindProcessor(ServiceReference<VideoFrameProcessor> reference) {
        processorServices.remove(reference);
    }

    @Reference(service = VideoSink.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindSink(ServiceReference<VideoSink> reference) {
        sinkServices.add(reference);
    }

    void updatedSink(ServiceReference<VideoSink> reference) {
        sinkServices.modified(reference);
    }

    void unbindSink(ServiceReference<VideoSink> reference) {
        sinkServices.remove(reference);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindRoom(Room room) {
        sinks().addRoom(room);
    }

    void unbindRoom(Room room) {
        sinks().removeRoom(room);
    }

    @Override
    public MediaRuntimeDTO getRuntimeDTO() {
        return MediaRuntimes.of("video", processors(), List.of(processorServices, sinkServices));
    }
}
