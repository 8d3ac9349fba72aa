package org.livekit4j.ffi;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Names the code that an object belongs to, for the log. Safe for use by several threads. */
public final class Owner {

    private Owner() {}

    /**
     * Returns an object's class and, in OSGi, its bundle, as in {@code com.acme.Recorder of bundle com.acme.calls}. Runs no code
     * of the object.
     *
     * @param user the object
     * @return the name
     */
    public static String of(Object user) {
        String name = user.getClass().getName();
        String bundle = bundle(user.getClass());
        return bundle == null ? name : name + " of bundle " + bundle;
    }

    private static String bundle(Class<?> type) {
        try {
            Bundle bundle = FrameworkUtil.getBundle(type);
            return bundle == null ? null : bundle.getSymbolicName();
        } catch (LinkageError e) {
            return null; // There is no OSGi here
        }
    }
}
