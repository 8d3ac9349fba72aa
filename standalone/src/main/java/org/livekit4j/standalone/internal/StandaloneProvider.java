package org.livekit4j.standalone.internal;

import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitProvider;

/** Makes instances that share the native library of this JVM. */
public final class StandaloneProvider implements LiveKitProvider {
    private static final SharedEngine ENGINE = new SharedEngine(NativeEngine::open);

    @Override
    public LiveKit.Builder builder() {
        return new StandaloneBuilder(ENGINE, ShutdownHook.Jvm.RUNTIME);
    }
}
