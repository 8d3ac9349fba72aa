package org.livekit4j.queue.internal;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.livekit4j.ffi.EventRoute;

/** The routes of one type of event, or of all types that no subscriber names. Immutable. */
final class TypeRoutes<E> {
    /** Those that want any key: the route of a key that nobody named. */
    private final Fanout<E> anyKey;
    /** That of {@link #anyKey}, so that to find it touches nothing else. */
    private final EventRoute<E, E> anyRoute;
    /** Routes of the keys that subscribers named; each includes all of {@link #anyKey}. */
    private final LongMap<Fanout<E>, EventRoute<E, E>> byKey;
    /** How many members named this type. */
    private final int named;

    private TypeRoutes(Fanout<E> anyKey, LongMap<Fanout<E>, EventRoute<E, E>> byKey, int named) {
        this.anyKey = anyKey;
        this.anyRoute = anyKey.route();
        this.byKey = byKey;
        this.named = named;
    }

    static <E> TypeRoutes<E> empty(DispatchCounters<E> dispatchCounters) {
        return new TypeRoutes<>(Fanout.empty(dispatchCounters), new LongMap<>(0, Fanout::route), 0);
    }

    EventRoute<E, E> find(long key) {
        EventRoute<E, E> route = byKey.find(key);
        return route == null ? anyRoute : route;
    }

    /** Whether any member named this type, so that its routes differ from those of the rest. */
    boolean isNamed() {
        return named > 0;
    }

    TypeRoutes<E> naming(int more) {
        return new TypeRoutes<>(anyKey, byKey, named + more);
    }

    TypeRoutes<E> plus(SubscriptionImpl<E> member, Set<Long> keys, Predicate<? super E> predicate) {
        if (keys.isEmpty()) {
            return changeAll(fanout -> fanout.plus(member, predicate));
        }
        LongMap<Fanout<E>, EventRoute<E, E>> map = byKey.copy(keys.size());
        for (long key : keys) {
            Fanout<E> fanout = map.get(key);
            map.put(key, (fanout == null ? anyKey : fanout).plus(member, predicate));
        }
        return new TypeRoutes<>(anyKey, map, named);
    }

    TypeRoutes<E> minus(SubscriptionImpl<E> member, Set<Long> keys) {
        if (keys.isEmpty()) {
            return changeAll(fanout -> fanout.minus(member));
        }
        LongMap<Fanout<E>, EventRoute<E, E>> map = byKey.copy(0);
        for (long key : keys) {
            Fanout<E> fanout = map.get(key).minus(member);
            if (fanout.size() == anyKey.size()) {
                map.remove(key);
            } else {
                map.put(key, fanout);
            }
        }
        return new TypeRoutes<>(anyKey, map, named);
    }

    private TypeRoutes<E> changeAll(UnaryOperator<Fanout<E>> change) {
        LongMap<Fanout<E>, EventRoute<E, E>> map = byKey.copy(0);
        map.replaceAll(change);
        return new TypeRoutes<>(change.apply(anyKey), map, named);
    }
}
