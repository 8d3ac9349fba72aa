package org.livekit4j.media.management;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators do, whether in a shell or by JMX. Each action is written to the log {@code org.livekit4j.operator} with the name of the user,
 * and returns a sentence that confirms it; a name that fits nothing is refused with an {@link IllegalArgumentException} that says what
 * there is.
 */
public final class OperatorActions {
    private static final Logger LOG = LoggerFactory.getLogger("org.livekit4j.operator");

    private OperatorActions() {}

    /**
     * Has a keeper join its room anew.
     *
     * @param name PID of its configuration, or the part of it that is its own, such as {@code hall} of {@code org.livekit4j.room~hall}
     * @throws IllegalStateException if its configuration is wrong
     */
    public static String rejoin(String name, Collection<? extends RoomKeeper> keepers) {
        List<RoomKeeper> meant = keepers(name, keepers);
        if (meant.isEmpty()) {
            throw unknown("keeper", name, pids(keepers));
        }
        meant.forEach(RoomKeeper::rejoin);
        return done("rejoin " + name, pids(meant) + " joins its room anew");
    }

    /**
     * Leaves a room. A keeper of it stays out until it is told to rejoin.
     *
     * @param name of the room, or of a keeper as in {@link #rejoin}
     * @throws IllegalStateException if the keeper's configuration is wrong
     */
    public static String leave(String name, Collection<? extends RoomKeeper> keepers, Collection<? extends Room> rooms) {
        List<RoomKeeper> meant = new ArrayList<>(keepers(name, keepers));
        if (meant.isEmpty()) {
            keepers.stream().filter(keeper -> keeper.status().room().equals(name)).forEach(meant::add);
        }
        List<Room> others = rooms.stream().filter(room -> room.name().equals(name))
                .filter(room -> keepers.stream().noneMatch(keeper -> keeper.room().filter(kept -> kept == room).isPresent()))
                .collect(Collectors.toList());
        if (meant.isEmpty() && others.isEmpty()) {
            throw unknown("room or keeper", name, Stream.concat(keepers.stream().map(keeper -> keeper.status().pid()),
                    rooms.stream().map(Room::name)).collect(Collectors.toCollection(TreeSet::new)).toString());
        }
        meant.forEach(RoomKeeper::leave);
        others.forEach(Room::close);
        String kept = meant.isEmpty() ? "" : pids(meant) + " leaves its room and stays out until livekit:rejoin";
        String left = others.isEmpty() ? "" : "left room " + Printable.of(name);
        return done("leave " + name, kept + (kept.isEmpty() || left.isEmpty() ? "" : "; ") + left);
    }

    /** Leaves processors out of the streams of all media; see {@link ProcessorControl#exclude}. */
    public static String exclude(String name, Collection<? extends ProcessorControl> media) {
        List<String> meant = each(name, media, control -> control.exclude(name));
        return done("exclude " + name, meant + " left out until livekit:exclude " + Printable.of(name)
                + " --undo, or until the medium's bundle is restarted; processors.excluded in its configuration lasts longer");
    }

    /**
     * Undoes {@link #exclude}.
     *
     * @throws IllegalStateException if it is a configuration that leaves them out
     */
    public static String include(String name, Collection<? extends ProcessorControl> media) {
        return done("exclude --undo " + name, each(name, media, control -> control.include(name)) + " called again");
    }

    private static List<String> each(String name, Collection<? extends ProcessorControl> media,
            Function<ProcessorControl, List<String>> action) {
        List<String> meant = media.stream().flatMap(control -> action.apply(control).stream().map(Printable::of)).toList();
        if (meant.isEmpty()) {
            throw unknown("processor or bundle of one", name, media.stream().flatMap(control -> control.processors().stream())
                    .collect(Collectors.toCollection(TreeSet::new)).toString());
        }
        return meant;
    }

    /** By its PID, or else by the end of it. */
    private static List<RoomKeeper> keepers(String name, Collection<? extends RoomKeeper> keepers) {
        List<RoomKeeper> exact = keepers.stream().filter(keeper -> keeper.status().pid().equals(name))
                .collect(Collectors.toList());
        return exact.isEmpty()
                ? keepers.stream().filter(keeper -> keeper.status().pid().endsWith("~" + name)
                        || keeper.status().pid().endsWith("-" + name)).collect(Collectors.toList())
                : exact;
    }

    private static String pids(Collection<? extends RoomKeeper> keepers) {
        return keepers.stream().map(keeper -> keeper.status().pid()).sorted().collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException unknown(String what, String name, String all) {
        return new IllegalArgumentException("there is no " + what + " \"" + Printable.of(name) + "\"; there "
                + (all.isEmpty() || all.equals("[]") ? "is none" : "are " + Printable.of(all, 2_000)));
    }

    private static String done(String command, String what) {
        LOG.info("{} by user {}: {}", Printable.of(command), Printable.of(CurrentUser.name()), what);
        return what;
    }

    /** Who acts. */
    static final class CurrentUser {

        private CurrentUser() {}

        /** The user who is logged in on this thread, such as by SSH or JMX; else that of the operating system, who started the JVM. */
        static String name() {
            return Optional.ofNullable(Subject.current()).flatMap(CurrentUser::of)
                    .orElseGet(() -> System.getProperty("user.name", "?"));
        }

        /** A subject has roles and groups, too: what is no user's name comes last. */
        private static Optional<String> of(Subject subject) {
            Set<Principal> all = subject.getPrincipals();
            return all.stream().filter(principal -> principal.getClass().getSimpleName().matches("(User|JMX|X500|Kerberos).*"))
                    .findFirst().or(() -> all.stream().findFirst()).map(Principal::getName);
        }
    }
}
