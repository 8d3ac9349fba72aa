package org.livekit4j.ffi.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Finds functions of the system's C library, which every JVM has loaded. */
final class SystemFunctions {

    private SystemFunctions() {}

    /** Empty where there is no such function, as on Windows. */
    @SuppressWarnings("restricted") // the signatures are those of POSIX and Linux
    static Optional<MethodHandle> find(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, descriptor));
    }
}
