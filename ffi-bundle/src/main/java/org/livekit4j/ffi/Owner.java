package org.livekit4j.ffi;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Names whose code an object is, for the log. */
public final class Owner {

    private Owner() {}

    /** The object's class and, in OSGi, its bundle: {@code com.acme.Recorder of bundle com.acme.calls}. No code of the object's is run. */
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
