package org.livekit4j.demo.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleStatistics;

/** Health and a handle account: all that a demo asks the client itself for. */
final class FakeClient implements InvocationHandler {
    volatile long live;

    FfiClient client() {
        return (FfiClient) Proxy.newProxyInstance(FakeClient.class.getClassLoader(), new Class<?>[]{FfiClient.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "handles" -> new HandleStatistics(live, 0, live, Map.of());
            case "health" -> new FfiHealth(FfiHealth.State.READY, Optional.of("1.2.3"), "/library", 0, Optional.empty(), true);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
