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
 * A medium in an OSGi framework: services of its processors and sinks are its plug-ins, it follows the rooms that are services, and operators see
 * and change it. Apart from {@link Medium}, so that plain Java needs no OSGi class.
 */
public final class MediumServices implements MediaRuntime, AutoCloseable {
    private final Medium<?, ?, ?, ?> medium;
    private final List<PlugInServices<?>> plugIns;
    private final FollowedRooms rooms;
    private final MediumOperations operations;

    /**
     * Prepares the use of services, which begins with the first {@linkplain #configure configuration}.
     *
     * @param context of the bundle that uses the services
     * @param medium that the services are plugged into
     * @param pid of the configuration
     * @param log gets what is wrong with the configuration
     */
    public MediumServices(BundleContext context, Medium<?, ?, ?, ?> medium, String pid, Consumer<String> log) {
        BundleClasses.load(MediumServices.class);
        this.medium = medium;
        plugIns = List.of(new PlugInServices<>(context, medium.processors()), new PlugInServices<>(context, medium.sinks()));
        operations = new MediumOperations(context, medium.name(), pid, medium.processors(), log);
        rooms = new FollowedRooms(context, medium.sinks());
    }

    /** Adopts a configuration, then opens the whiteboard if it is the first one. */
    public void configure(Map<String, ?> configuration) {
        operations.configure(configuration);
        plugIns.forEach(PlugInServices::open);
        rooms.open();
    }

    @Override
    public MediaRuntimeDTO getRuntimeDTO() {
        return MediaRuntimes.of(medium.name(), medium.processors(), plugIns);
    }

    /** Gives all services back. The medium is closed before, so that its plug-ins have the rest of the streams. */
    @Override
    public void close() {
        operations.close();
        rooms.close();
        plugIns.forEach(PlugInServices::close);
    }
}
