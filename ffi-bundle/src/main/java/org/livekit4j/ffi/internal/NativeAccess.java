package org.livekit4j.ffi.internal;

/** Whether the JVM was told to let this project use native code. */
final class NativeAccess {
    private static final String REMEMBERED = "org.livekit4j.ffi.nativeAccess";

    private NativeAccess() {}

    /**
     * What the JVM says before native code is used for the first time. From then on it says that it is allowed, also if it only was so far,
     * with a warning; hence the answer is remembered, for as long as the JVM lives.
     */
    static boolean granted() {
        return Boolean.parseBoolean(System.getProperties().computeIfAbsent(REMEMBERED,
                name -> Boolean.toString(NativeAccess.class.getModule().isNativeAccessEnabled())).toString());
    }
}
