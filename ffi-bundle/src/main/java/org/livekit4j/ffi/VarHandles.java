package org.livekit4j.ffi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Finds the fields on which atomic operations work, for the static initializers of their classes. */
public final class VarHandles {

    private VarHandles() {}

    /**
     * Finds an instance field.
     *
     * @param lookup the lookup of the class that has the field
     * @param name the name of the field
     * @param type the type of the field
     * @return the field's handle
     * @throws ExceptionInInitializerError if there is no such field
     */
    public static VarHandle field(MethodHandles.Lookup lookup, String name, Class<?> type) {
        try {
            return lookup.findVarHandle(lookup.lookupClass(), name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
