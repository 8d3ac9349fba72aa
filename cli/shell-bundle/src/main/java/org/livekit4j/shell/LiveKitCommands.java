package org.livekit4j.shell;

import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The commands, one per method, which a shell's own bundle adds to its shell. Their output contains no token, key or secret,
 * but for the address of the dashboard.
 * Commands that change something confirm it, and are logged to {@code org.livekit4j.operator} with the user's name. They throw an
 * {@link IllegalArgumentException} for an unknown name, and an {@link IllegalStateException} if a configuration prevents them. A
 * service, safe for use by several threads.
 */
@ProviderType
public interface LiveKitCommands {

    /** {@return the open rooms} */
    Report rooms();

    /**
     * Lists the participants of rooms.
     *
     * @param room the name of a room; empty for all rooms
     * @return the participants
     */
    Report participants(Optional<String> room);

    /**
     * Lists the open streams and the plug-ins that work on them.
     *
     * @param room the name of a room; empty for all streams
     * @return the streams
     */
    Report streams(Optional<String> room);

    /** {@return the subscribers of the event queue, and the listeners of rooms and handlers of streams that are services} */
    Report subscribers();

    /** {@return the live native handles, by kind} */
    Report handles();

    /** {@return the counts of the event queue and of the native library} */
    Report stats();

    /** {@return the keepers of rooms} */
    Report keepers();

    /** {@return the workers of agents, and their jobs} */
    Report jobs();

    /** {@return the recordings that have not ended, and their files} */
    Report recordings();

    /** {@return the results of all checks, each with a remedy} */
    Report doctor();

    /**
     * Makes a keeper rejoin its room, in whatever state it is.
     *
     * @param keeper the PID of its configuration, or the last part of the PID
     * @return a confirmation
     */
    Report rejoin(String keeper);

    /**
     * Leaves a room. A keeper of the room stays out until it is told to rejoin.
     *
     * @param room the name of the room, or a keeper as in {@link #rejoin}
     * @return a confirmation
     */
    Report leave(String room);

    /**
     * Excludes processors from all streams, until this is undone or their medium's bundle restarts.
     *
     * @param processor the processor's name, its bundle's symbolic name, or both, separated by a slash
     * @return a confirmation
     */
    Report exclude(String processor);

    /**
     * Undoes {@link #exclude}.
     *
     * @param processor the processor, as in {@link #exclude}
     * @return a confirmation
     */
    Report include(String processor);

    /**
     * Starts recording a room.
     *
     * @param room the name of the room
     * @param folder where the files go
     * @param format the name of a {@link org.livekit4j.recorder.RecordingFormat}
     * @param mixed whether the room is recorded as one
     * @return a confirmation
     */
    Report record(String room, String folder, String format, boolean mixed);

    /**
     * Stops a recording.
     *
     * @param id the number of the recording
     * @return a confirmation
     */
    Report stopRecording(String id);

    /**
     * Opens the dashboard, unless it is open. The address admits to it.
     *
     * @return its address
     */
    Report dashboard();

    /**
     * Closes the dashboard, if it is open.
     *
     * @return a confirmation
     */
    Report closeDashboard();

    /** {@return the names of the open rooms, for completion} */
    SortedSet<String> roomNames();

    /** {@return the PIDs of the keepers, for completion} */
    SortedSet<String> keeperNames();

    /** {@return the names of the processors and of their bundles, for completion} */
    SortedSet<String> processorNames();
}
