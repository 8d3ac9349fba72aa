package org.livekit4j.shell.embedding;

import java.util.List;
import java.util.Optional;

/**
 * The state of one component.
 *
 * @param bundle the symbolic name of its bundle
 * @param name the name without its package
 * @param failure why the component could not be activated, as one line; empty if it did not fail
 * @param missing the services that it waits for, without their packages
 */
public record ComponentState(String bundle, String name, Optional<String> failure, List<String> missing) {

    /** {@return whether the component has not failed and waits for no service} */
    public boolean fine() {
        return failure.isEmpty() && missing.isEmpty();
    }
}
