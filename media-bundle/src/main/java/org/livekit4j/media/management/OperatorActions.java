package org.livekit4j.media.management;

import java.security.Principal;
import java.net.URI;
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
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actions of operators in a shell or through JMX. Each action is logged to {@code org.livekit4j.operator} with the name of
 * the user, and returns a sentence that confirms it. An unknown name is refused with an {@link IllegalArgumentException} that
 * lists the known ones. Safe for use by several threads.
 */
public final class OperatorActions {
    private static final Logger LOG = LoggerFactory.getLogger("org.livekit4j.operator");

    private OperatorActions() {}

    /**
     * Makes a keeper rejoin its room.
     *
     * @param name the PID of its configuration, or the last part of the PID, such as {@code hall} of {@code
     * org.livekit4j.room~hall}
     * @param keepers the keepers to search
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such keeper
     * @throws IllegalStateException if the keeper's configuration is invalid
     */
    public static String rejoin(String name, Collection<? extends RoomKeeper> keepers) {
        List<RoomKeeper> meant = keepers(name, keepers);
        if (meant.isEmpty()) {
            throw unknown("keeper", name, pids(keepers));
        }
        meant.forEach(RoomKeeper::rejoin);
        return done("rejoin " + name, pids(meant) + " rejoins its room");
    }

    /**
     * Leaves a room. A keeper of the room stays out until it is told to rejoin.
     *
     * @param name the name of the room, or of a keeper as in {@link #rejoin}
     * @param keepers the keepers to search
     * @param rooms the rooms to search
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such room or keeper
     * @throws IllegalStateException if the keeper's configuration is invalid
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

    /**
     * Excludes processors from the streams of all media; see {@link ProcessorControl#exclude}.
     *
     * @param name the name of a processor or bundle
     * @param media the media
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such processor
     */
    public static String exclude(String name, Collection<? extends ProcessorControl> media) {
        List<String> meant = each(name, media, control -> control.exclude(name));
        return done("exclude " + name, meant + " excluded until livekit:exclude " + Printable.of(name)
                + " --undo, or until the medium's bundle is restarted; processors.excluded in its configuration lasts longer");
    }

    /**
     * Undoes {@link #exclude}.
     *
     * @param name the name of a processor or bundle
     * @param media the media
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such processor
     * @throws IllegalStateException if the configuration excludes the processors
     */
    public static String include(String name, Collection<? extends ProcessorControl> media) {
        return done("exclude --undo " + name, each(name, media, control -> control.include(name)) + " called again");
    }

    /**
     * Opens the dashboard, unless it is open.
     *
     * @param controls the dashboards to choose from
     * @return the address, which is not logged: it admits to the dashboard
     * @throws IllegalStateException if there is no dashboard
     */
    public static URI openDashboard(Collection<? extends DashboardControl> controls) {
        URI address = dashboard(controls).open();
        done("dashboard", "open on port " + address.getPort());
        return address;
    }

    /**
     * Closes the dashboard.
     *
     * @param controls the dashboards to choose from
     * @return a confirmation
     * @throws IllegalStateException if there is no dashboard
     */
    public static String closeDashboard(Collection<? extends DashboardControl> controls) {
        dashboard(controls).close();
        return done("dashboard --close", "the dashboard is closed");
    }

    /**
     * Starts recording a room.
     *
     * @param room the name of the room
     * @param options where and how
     * @param rooms the rooms to search
     * @param recorders the recorders to choose from
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such room
     * @throws IllegalStateException if there is no recorder
     * @throws org.livekit4j.LiveKitException if the folder cannot be written, or the format takes {@code ffmpeg} and there is none
     */
    public static String record(String room, RecordingOptions options, Collection<? extends Room> rooms,
            Collection<? extends Recorder> recorders) {
        Recorder recorder = recorders.stream().findFirst().orElseThrow(
                () -> new IllegalStateException("there is no recorder; install and start the bundle org.livekit4j.recorder"));
        Room meant = rooms.stream().filter(one -> one.name().equals(room)).findFirst().orElseThrow(() -> unknown("room", room,
                rooms.stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new)).toString()));
        Recording recording = recorder.start(meant, options);
        return done("record " + room, "recording " + recording.id() + " of room " + Printable.of(room) + " to "
                + Printable.of(options.folder()));
    }

    /**
     * Stops a recording. Its files are completed a little later.
     *
     * @param id the number of the recording
     * @param recorders the recorders to search
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such recording
     */
    public static String stopRecording(String id, Collection<? extends Recorder> recorders) {
        List<Recording> all = recorders.stream().flatMap(recorder -> recorder.recordings().stream()).toList();
        Recording meant = all.stream().filter(recording -> recording.id().equals(id)).findFirst()
                .orElseThrow(() -> unknown("recording", id, all.stream().map(Recording::id).toList().toString()));
        meant.stop();
        return done("record --stop " + id, "recording " + id + " of room " + Printable.of(meant.room()) + " ends");
    }

    private static DashboardControl dashboard(Collection<? extends DashboardControl> controls) {
        return controls.stream().findFirst().orElseThrow(
                () -> new IllegalStateException("there is no dashboard; install and start the bundle org.livekit4j.dashboard"));
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

    /** The user who acts. */
    static final class CurrentUser {

        private CurrentUser() {}

        /**
         * The user who is logged in on this thread, for example through SSH or JMX; otherwise the operating system's user who
         * started the JVM.
         */
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
