package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;

/** Services that a test has put there. */
final class FakeServices implements Services {
    final Set<String> installed = new HashSet<>();
    final List<Trouble> troubles = new ArrayList<>();
    private final Map<Class<?>, List<Object>> services = new HashMap<>();

    <T> FakeServices with(Class<T> type, T service) {
        services.computeIfAbsent(type, _ -> new ArrayList<>()).add(service);
        return this;
    }

    @Override
    public <T, R> R use(Class<T> type, Function<? super List<T>, R> task) {
        return task.apply(services.getOrDefault(type, List.of()).stream().map(type::cast).toList());
    }

    @Override
    public boolean isInstalled(String bundle) {
        return installed.contains(bundle);
    }

    @Override
    public List<Trouble> bundleTroubles() {
        return troubles;
    }
}
