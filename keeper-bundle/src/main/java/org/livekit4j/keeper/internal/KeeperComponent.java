package org.livekit4j.keeper.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Hashtable;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configuration, and the room that it keeps joined. It registers the keeper rather than being the service, because a component's
 * properties, the token among them, become those of its service.
 */
@Component(service = {}, configurationPid = RoomKeeper.FACTORY_PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RoomConfiguration.class, factory = true)
public final class KeeperComponent {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);
    /** To leave a room, tell its listeners, and end. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    /** Of all configurations. */
    private static final Semaphore TURNS = new Semaphore(4, true);

    private final RoomsSlot slot = new RoomsSlot();
    private final String pid;
    private final Thread thread;
    private final ServiceRegistration<RoomKeeper> registration;

    @Activate
    public KeeperComponent(BundleContext context, RoomConfiguration configuration, Map<String, Object> properties) {
        pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        RoomKeeper keeper = keeper(configuration);
        thread = Thread.ofVirtual().name("livekit-keeper " + pid).unstarted(keeper instanceof Keeper able ? able : () -> {
        });
        registration = context.registerService(RoomKeeper.class, keeper, new Hashtable<>(Map.of(RoomKeeper.PID, pid)));
        thread.start();
    }

    private RoomKeeper keeper(RoomConfiguration configuration) {
        try {
            KeeperSettings settings = KeeperSettings.of(pid, configuration);
            settings.warnOfOpenFiles();
            return new Keeper(settings, slot, TURNS, InstantSource.system(), Thread::sleep, new Random());
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: no room is kept joined, because the configuration is wrong: {}", pid, Printable.of(e.getMessage()));
            return new Misconfigured(pid, e.getMessage(), InstantSource.system().instant());
        }
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC)
    void bindRooms(Rooms rooms) {
        slot.bind(rooms);
    }

    void unbindRooms(Rooms rooms) {
        slot.unbind(rooms);
    }

    @Deactivate
    void close() {
        registration.unregister();
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("{}: the room could not be left within {} ms", pid, PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
