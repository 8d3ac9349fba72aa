package org.livekit4j.data.internal;

import java.util.Map;
import org.livekit4j.data.Data;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.media.MediumServices;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.queue.ServiceSubscriberRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Data} as an OSGi service, with the whiteboard of its plug-ins. Separate from the service itself, so that plain Java
 * needs no OSGi class.
 */
@Component(service = {Data.class, MediaRuntime.class}, immediate = true, // what it has opened outlives the last reference to it
        property = MediaRuntime.MEDIUM + "=data", configurationPid = DataConfiguration.PID)
@Designate(ocd = DataConfiguration.class)
public final class DataComponent extends DataService implements MediaRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(Data.class);

    private final MediumServices services;

    @Activate
    public DataComponent(BundleContext context, @Reference FfiClient client, Map<String, Object> configuration) {
        super(client, new ServiceSubscriberRegistry(context));
        BundleClasses.load(DataComponent.class);
        services = new MediumServices(context, medium(), DataConfiguration.PID, LOG::warn);
        modified(configuration);
    }

    @Modified
    final void modified(Map<String, Object> configuration) {
        services.configure(configuration);
    }

    @Deactivate
    @Override
    public void close() {
        try {
            super.close();
        } finally {
            services.close();
        }
    }

    @Override
    public MediaRuntimeDTO getRuntimeDTO() {
        return services.getRuntimeDTO();
    }
}
