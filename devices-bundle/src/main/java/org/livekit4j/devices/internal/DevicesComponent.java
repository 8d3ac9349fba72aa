package org.livekit4j.devices.internal;

import java.util.Optional;
import org.livekit4j.audio.Audio;
import org.livekit4j.devices.Devices;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.video.Video;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@link Devices} as an OSGi service. Audio, video and the library may come and go; what works with one ends with it. */
@Component(service = Devices.class, immediate = true) // what it has opened outlives the last reference to it
public final class DevicesComponent extends DevicesService {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Audio audio;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Video video;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile FfiClient client;

    @Activate
    public DevicesComponent() {
        BundleClasses.load(DevicesComponent.class);
    }

    @Override
    Audio audio() {
        return Optional.ofNullable(audio).orElseThrow(() -> new IllegalStateException("there is no service Audio"));
    }

    @Override
    Video video() {
        return Optional.ofNullable(video).orElseThrow(() -> new IllegalStateException("there is no service Video"));
    }

    @Override
    FfiClient client() {
        return Optional.ofNullable(client).orElseThrow(() -> new IllegalStateException("there is no service FfiClient"));
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
