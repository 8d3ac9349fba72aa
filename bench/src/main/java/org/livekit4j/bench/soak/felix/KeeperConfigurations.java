package org.livekit4j.bench.soak.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Hashtable;
import java.util.Map;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.bench.soak.report.RoomTally;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.RoomListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations of rooms that are kept joined, and their keepers. */
final class KeeperConfigurations {
    private final BundleContext context;
    private final ServerAccess server;
    private final Path keyFile;

    /** @param folder for a file with the key, which the driver deletes */
    KeeperConfigurations(BundleContext context, ServerAccess server, Path folder) throws IOException {
        this.context = context;
        this.server = server;
        keyFile = Files.createTempFile(folder, "key", ".properties",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, "api.key=" + server.apiKey() + "\napi.secret=" + server.apiSecret() + "\n");
    }

    /** Counts the rooms that are joined under identities that begin so. */
    ServiceRegistration<?> count(Reports reports, String room, String identity) {
        RoomTally tally = new RoomTally(reports.tallies());
        return context.registerService(RoomListener.class, (where, event) -> {
            if (where.localParticipant().identity().startsWith(identity)) {
                tally.onEvent(where, event);
            }
        }, new Hashtable<>(Map.of(RoomListener.ROOM, room)));
    }

    /** Creates it, or changes the one that has this name. */
    Configuration keep(String name, String room, String identity) throws IOException {
        return configure(name, Map.of("url", server.url(), "key.file", keyFile.toString(), "room", room, "identity", identity,
                "retry.minMs", "200", "retry.maxMs", "1000"));
    }

    Configuration configure(String name, Map<String, ?> properties) throws IOException {
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        Configuration configuration = admin.getFactoryConfiguration(RoomKeeper.FACTORY_PID, name, "?");
        configuration.update(new Hashtable<>(properties));
        return configuration;
    }

    /** Null if there is none now. */
    RoomKeeper keeper(Configuration configuration) {
        try {
            for (ServiceReference<RoomKeeper> reference : context.getServiceReferences(RoomKeeper.class,
                    "(" + RoomKeeper.PID + "=" + configuration.getPid() + ")")) {
                return context.getService(reference);
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
