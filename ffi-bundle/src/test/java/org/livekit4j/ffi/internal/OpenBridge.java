package org.livekit4j.ffi.internal;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.livekit4j.ffi.FfiOptions;

/** Opens the real library before each test and closes it after. */
final class OpenBridge implements BeforeEachCallback, AfterEachCallback {
    private NativeFfiClient bridge;

    @Override
    public void beforeEach(ExtensionContext context) {
        bridge = NativeFfiClient.open(FfiOptions.DEFAULTS);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        bridge.close();
    }

    NativeFfiClient get() {
        return bridge;
    }
}
