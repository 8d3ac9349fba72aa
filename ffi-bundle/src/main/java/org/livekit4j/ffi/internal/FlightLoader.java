package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads the classes of events apart from the others. Flight Recorder adds code to them that uses its internal packages, which the
 * class loader of a bundle does not see: such a class could be loaded there, and would fail when its first event is written.
 */
public final class FlightLoader extends ClassLoader {
    private static final String EVENTS = FlightLoader.class.getPackageName() + ".jfr.";
    private static final String RECORDER = "jdk.jfr.";

    FlightLoader() {
        super("livekit-flight-events", FlightLoader.class.getClassLoader());
        FlightLoader.class.getModule().addExports(FlightLoader.class.getPackageName(), getUnnamedModule());
    }

    static boolean isAvailable() {
        try {
            Class<?> recorder = Class.forName(RECORDER + "FlightRecorder", false, FlightLoader.class.getClassLoader());
            FlightLoader.class.getModule().addReads(recorder.getModule()); // our module does not insist on it
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    FlightSink sink() throws ReflectiveOperationException {
        return (FlightSink) loadClass(EVENTS + "JfrSink").getConstructor().newInstance();
    }

    /** Whether the class at this path is for this loader only. */
    public static boolean isEvent(String path) {
        return path.contains(EVENTS.replace('.', '/'));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(EVENTS)) {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
        return name.startsWith(RECORDER) ? getPlatformClassLoader().loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = FlightLoader.class.getResourceAsStream('/' + name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, FlightLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
