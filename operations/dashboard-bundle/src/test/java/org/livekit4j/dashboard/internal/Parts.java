package org.livekit4j.dashboard.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.dashboard.DashboardProvider.Source;

/** What a test says that there is. */
final class Parts implements Source {
    final List<Object> all = new CopyOnWriteArrayList<>();

    Parts(Object... parts) {
        all.addAll(List.of(parts));
    }

    @Override
    public <T> List<T> all(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
