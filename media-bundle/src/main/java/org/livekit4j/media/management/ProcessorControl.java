package org.livekit4j.media.management;

import java.util.List;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What operators do with the processors of one medium: an OSGi service of the bundle that implements it. A processor is meant by its name,
 * by the symbolic name of its bundle, or by both with a slash between them. What is done here lasts until it is undone or the medium's bundle is
 * restarted; a configuration lasts longer. Safe for use by several threads.
 */
@ProviderType
public interface ProcessorControl {

    /** {@code audio} or {@code video}. */
    String medium();

    /** Names of the processors that there are, and of their bundles. */
    SortedSet<String> processors();

    /**
     * Leaves processors out, of streams that are open as well.
     *
     * @return the names of those that are meant; empty if there is none, and then nothing is changed
     */
    List<String> exclude(String processor);

    /**
     * Undoes {@link #exclude}.
     *
     * @return the names of those that are meant; empty if there is none
     * @throws IllegalStateException if it is the configuration that leaves them out
     */
    List<String> include(String processor);
}
