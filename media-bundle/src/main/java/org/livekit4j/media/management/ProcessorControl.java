package org.livekit4j.media.management;

import java.util.List;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Controls the processors of one medium for operators; a service of the bundle that implements the medium. A processor is
 * identified by its name, by the symbolic name of its bundle, or by both, separated by a slash. An action lasts until it is
 * undone or the medium's bundle restarts; use the configuration for a permanent change. Safe for use by several threads.
 */
@ProviderType
public interface ProcessorControl {

    /** {@return the medium: {@code audio} or {@code video}} */
    String medium();

    /** {@return the names of the current processors and of their bundles} */
    SortedSet<String> processors();

    /**
     * Excludes processors, also from open streams.
     *
     * @param processor the name of a processor or bundle
     * @return the names of the matching processors; empty if there is none, and then nothing changes
     */
    List<String> exclude(String processor);

    /**
     * Undoes {@link #exclude}.
     *
     * @param processor the name of a processor or bundle
     * @return the names of the matching processors; empty if there is none
     * @throws IllegalStateException if the configuration excludes the processors
     */
    List<String> include(String processor);
}
