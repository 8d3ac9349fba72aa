package org.livekit4j.demo;

import java.util.List;
import java.util.Optional;

/**
 * One component.
 *
 * @param bundle symbolic name of its bundle
 * @param name without its package
 * @param failure why it could not be activated, in one line
 * @param missing services that it waits for, without their packages
 */
public record ComponentState(String bundle, String name, Optional<String> failure, List<String> missing) {

    public boolean fine() {
        return failure.isEmpty() && missing.isEmpty();
    }
}
