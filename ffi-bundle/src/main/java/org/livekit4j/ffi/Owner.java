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
        String bundle = bundle(user);
        return bundle.isEmpty() ? name : name + " of bundle " + bundle;
    }

    /**
     * Returns the symbolic name of the bundle that an object's class belongs to. Runs no code of the object.
     *
     * @param user the object
     * @return the name; empty outside OSGi
     */
    public static String bundle(Object user) {
        try {
            Bundle bundle = FrameworkUtil.getBundle(user.getClass());
            return bundle == null ? "" : bundle.getSymbolicName();
        } catch (LinkageError e) {
            return ""; // There is no OSGi here
        }
    }
}
