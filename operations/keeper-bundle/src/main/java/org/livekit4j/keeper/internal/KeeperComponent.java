package org.livekit4j.keeper.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Rooms;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configurations, and the rooms that they keep joined: those of the factory, and the one whose PID is that of the factory, which a file
 * without a name of its own makes. The component runtime would take either those or that.
 */
@Component(service = {ManagedServiceFactory.class, ManagedService.class}, immediate = true, property = Constants.SERVICE_PID + "="
        + RoomKeeper.FACTORY_PID, configurationPid = RoomKeeper.FACTORY_PID, configurationPolicy = ConfigurationPolicy.IGNORE)
@Designate(ocd = KeptRoomConfiguration.class, factory = true)
public final class KeeperComponent implements ManagedServiceFactory, ManagedService {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final BundleContext context;
    private final RoomsReference slot = new RoomsReference();
    private final Semaphore turns = Keeper.turns();
    private final Map<String, KeptRoom> kept = new HashMap<>();

    @Activate
    public KeeperComponent(BundleContext context) {
        this.context = context;
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC)
    void bindRooms(Rooms rooms) {
        slot.bind(rooms);
    }

    void unbindRooms(Rooms rooms) {
        slot.unbind(rooms);
    }

    @Override
    public String getName() {
        return "LiveKit4j: rooms that are kept joined";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> configuration) {
        keep(pid, properties(configuration));
    }

    @Override
    public void updated(Dictionary<String, ?> configuration) {
        if (configuration == null) {
            deleted(RoomKeeper.FACTORY_PID);
        } else {
            keep(RoomKeeper.FACTORY_PID, properties(configuration));
        }
    }

    private static Map<String, Object> properties(Dictionary<String, ?> configuration) {
        Map<String, Object> properties = new HashMap<>();
        Collections.list(configuration.keys()).forEach(name -> properties.put(name, configuration.get(name)));
        return properties;
    }

    @Override
    public synchronized void deleted(String pid) {
        KeptRoom gone = kept.remove(pid);
        if (gone != null) {
            gone.end();
        }
    }

    private synchronized void keep(String pid, Map<String, Object> configuration) {
        Optional<KeptRoom> before = Optional.ofNullable(kept.get(pid));
        before.ifPresent(KeptRoom::end);
        kept.put(pid, open(pid, configuration, before));
    }

    private KeptRoom open(String pid, Map<String, Object> configuration, Optional<KeptRoom> before) {
        Optional<Path> gone = ConfigurationReader.file(configuration).filter(Files::notExists);
        if (gone.isPresent()) {
            return refuse(pid,
                    "its file " + gone.get() + " is not there any more; delete the configuration, or write the file anew",
                    before, () -> awaitFile(gone.get(), pid, configuration));
        }
        try {
            KeeperSettings settings = KeeperSettings.of(pid, configuration);
            settings.warnOfOpenFiles();
            Keeper keeper = new Keeper(settings, slot, turns, InstantSource.system(), Thread::sleep, new Random(), List.of());
            return new KeptRoom(context, keeper, before, keeper, thread -> keeper.end());
        } catch (IllegalArgumentException e) {
            return refuse(pid, e.getMessage(), before, () -> {
            });
        }
    }

    private KeptRoom refuse(String pid, String why, Optional<KeptRoom> before, Runnable untilMended) {
        LOG.warn("{}: no room is kept joined, because the configuration is invalid: {}", pid, why);
        return new KeptRoom(context, new MisconfiguredKeeper(pid, why, InstantSource.system().instant()), before, untilMended,
                Thread::interrupt);
    }

    /** Nobody tells that a file with the same contents is back. */
    private void awaitFile(Path file, String pid, Map<String, Object> configuration) {
        try {
            while (Files.notExists(file)) {
                Thread.sleep(LOOK_AGAIN);
            }
            readAgain(pid, configuration);
        } catch (InterruptedException e) {
            LOG.debug("{}: the configuration was deleted or changed", pid);
        }
    }

    private synchronized void readAgain(String pid, Map<String, Object> configuration) {
        if (!Thread.currentThread().isInterrupted()) { // else it has changed meanwhile
            keep(pid, configuration);
        }
    }

    @Deactivate
    void close() {
        Instant deadline = Instant.now().plus(Keeper.LEAVING);
        for (KeptRoom room : endAll()) {
            try {
                Keeper.awaitEnd(room.thread(), Duration.between(Instant.now(), deadline));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized List<KeptRoom> endAll() {
        List<KeptRoom> all = List.copyOf(kept.values());
        kept.clear();
        all.forEach(KeptRoom::end);
        return all;
    }
}
