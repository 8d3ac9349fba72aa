package org.livekit4j.media;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.internal.FollowedRooms;
import org.livekit4j.media.internal.MediaRuntimes;
import org.livekit4j.media.internal.MediumOperations;
import org.livekit4j.media.internal.PlugInServices;
import org.osgi.framework.BundleContext;

/**
 * Connects a medium to an OSGi framework. Processor and sink services become its plug-ins, room services are followed, and
 * operators can inspect and control it. It is separate from {@link Medium}, so that plain Java needs no OSGi classes. Safe for
 * use by several threads.
 */
public final class MediumServices implements MediaRuntime, AutoCloseable {
    private final Medium<?, ?, ?, ?> medium;
    private final List<PlugInServices<?>> plugIns;
    private final FollowedRooms rooms;
    private final MediumOperations operations;

    /**
     * Prepares the use of services, which begins with the first {@linkplain #configure configuration}.
     *
     * @param context the context of the bundle that uses the services
     * @param medium the medium; the caller closes it
     * @param pid the PID of the configuration
     * @param log receives problems with the configuration
     */
    public MediumServices(BundleContext context, Medium<?, ?, ?, ?> medium, String pid, Consumer<String> log) {
        BundleClasses.load(MediumServices.class);
        this.medium = medium;
        plugIns = List.of(new PlugInServices<>(context, medium.processors()), new PlugInServices<>(context, medium.sinks()));
        operations = new MediumOperations(context, medium.name(), pid, medium.processors(), log);
        rooms = new FollowedRooms(context, medium.sinks());
    }

    /**
     * Applies a configuration. The first call also starts to use services.
     *
     * @param configuration the properties
     */
    public void configure(Map<String, ?> configuration) {
        operations.configure(configuration);
        plugIns.forEach(PlugInServices::open);
        rooms.open();
    }

    @Override
    public MediaRuntimeDTO getRuntimeDTO() {
        return MediaRuntimes.of(medium.name(), medium.processors(), plugIns);
    }

    /** Stops using services. The medium is closed first, so that its plug-ins receive the rest of the streams. */
    @Override
    public void close() {
        operations.close();
        rooms.close();
        plugIns.forEach(PlugInServices::close);
    }
}
