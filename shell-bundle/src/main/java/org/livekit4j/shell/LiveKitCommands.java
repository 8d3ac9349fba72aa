package org.livekit4j.shell;

import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The commands, each one method: a shell's own bundle brings them to its shell. No token, key or secret is in what they say. Those that act
 * say so, are written to the log {@code org.livekit4j.operator} with the user's name, and throw an {@link IllegalArgumentException} for a name
 * that fits nothing, or an {@link IllegalStateException} where a configuration is against it. Safe for use by several threads.
 */
@ProviderType
public interface LiveKitCommands {

    /** The rooms that are open. */
    Report rooms();

    /**
     * Who is in the rooms.
     *
     * @param room its name; empty for all rooms
     */
    Report participants(Optional<String> room);

    /**
     * The streams that are open, and the plug-ins that work on them.
     *
     * @param room restricts the streams to those of the room of this name; empty for all
     */
    Report streams(Optional<String> room);

    /** The subscribers of the event queue, and the listeners of rooms that are services. */
    Report subscribers();

    /** The native handles that are live, by kind. */
    Report handles();

    /** What went through the event queue and the native library. */
    Report stats();

    /** The rooms that configurations want kept joined. */
    Report keepers();

    /** What is right and wrong here, and what to do. */
    Report doctor();

    /**
     * Has a keeper join its room anew, whatever it is about.
     *
     * @param keeper PID of its configuration, or the part of it that is its own
     */
    Report rejoin(String keeper);

    /**
     * Leaves a room. Its keeper, if it has one, stays out until it is told to rejoin.
     *
     * @param room its name, or its keeper as in {@link #rejoin}
     */
    Report leave(String room);

    /**
     * Leaves processors out of all streams, until it is undone or their medium's bundle is restarted.
     *
     * @param processor its name, its bundle's symbolic name, or both with a slash between them
     */
    Report exclude(String processor);

    /** Undoes {@link #exclude}. */
    Report include(String processor);

    /** Of the rooms that are open, for completion. */
    SortedSet<String> roomNames();

    /** PIDs of the keepers, for completion. */
    SortedSet<String> keeperNames();

    /** Of processors and their bundles, for completion. */
    SortedSet<String> processorNames();
}
