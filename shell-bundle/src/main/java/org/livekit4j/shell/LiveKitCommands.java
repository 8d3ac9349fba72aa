package org.livekit4j.shell;

import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The commands, each one method: a shell's own bundle brings them to its shell. They look only, and change nothing; no token, key or
 * secret is in what they say. Safe for use by several threads.
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

    /** The subscribers of the event queue. */
    Report subscribers();

    /** The native handles that are live, by kind. */
    Report handles();

    /** What went through the event queue and the native library. */
    Report stats();

    /** The rooms that configurations want kept joined. */
    Report keepers();

    /** What is right and wrong here, and what to do. */
    Report doctor();

    /** Of the rooms that are open, for completion. */
    SortedSet<String> roomNames();
}
