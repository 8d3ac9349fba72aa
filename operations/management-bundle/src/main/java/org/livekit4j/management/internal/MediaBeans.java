package org.livekit4j.management.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.management.MediaMXBean;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.management.ProcessorControl;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keeps an MBean for each medium that there is. */
@Component(service = {})
public final class MediaBeans {
    private final Map<MediaRuntime, MBeanRegistration> beans = new HashMap<>();
    private final List<ProcessorControl> controls = new CopyOnWriteArrayList<>();

    /** There is no medium yet. */
    public MediaBeans() {}

    /** An updated bundle's service can come before its old one goes, and has the same name. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addMedium(MediaRuntime runtime) {
        String name = MediaMXBean.OBJECT_NAME + runtime.getRuntimeDTO().medium;
        beans.values().stream().filter(bean -> bean.name().equals(name)).forEach(MBeanRegistration::close);
        beans.put(runtime, MBeanRegistration.of(name, new MediaBean(runtime, () -> controls(runtime.getRuntimeDTO().medium))));
    }

    synchronized void removeMedium(MediaRuntime runtime) {
        beans.remove(runtime).close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addControl(ProcessorControl control) {
        controls.add(control);
    }

    void removeControl(ProcessorControl control) {
        controls.remove(control);
    }

    private List<ProcessorControl> controls(String medium) {
        return controls.stream().filter(control -> control.medium().equals(medium)).toList();
    }

    @Deactivate
    synchronized void close() {
        beans.values().forEach(MBeanRegistration::close);
    }
}
