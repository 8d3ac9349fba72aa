package org.livekit4j.queue.internal;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.SubscriptionSpec;

/**
 * The receivers by type and key. Immutable: a change creates a new table, which shares the unchanged parts of the old one. Types
 * that no subscriber names share one set of routes, so that subscribers of every type cost no more than those of one.
 */
public final class RouteTable<E> {
    private final EventAdapter<E> adapter;
    /** Routes that are on request only, and requested by nobody. */
    private final TypeRoutes<E> none;
    private final TypeRoutes<E> anyType;
    private final TypeRoutes<E>[] byType;

    private RouteTable(EventAdapter<E> adapter, TypeRoutes<E> none, TypeRoutes<E> anyType, TypeRoutes<E>[] byType) {
        this.adapter = adapter;
        this.none = none;
        this.anyType = anyType;
        this.byType = byType;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be generic
    static <E> RouteTable<E> empty(EventAdapter<E> adapter, DispatchCounters<E> dispatchCounters) {
        TypeRoutes<E> none = TypeRoutes.empty(dispatchCounters);
        TypeRoutes<E>[] byType = new TypeRoutes[adapter.types()];
        Arrays.fill(byType, none);
        return new RouteTable<>(adapter, none, none, byType);
    }

    /** Null if nobody wants it. */
    public EventRoute<E, E> find(int type, long key) {
        TypeRoutes<E>[] types = byType;
        TypeRoutes<E> routes = type >= 0 && type < types.length ? types[type] : anyType;
        return routes.find(key);
    }

    RouteTable<E> plus(SubscriptionImpl<E> member, SubscriptionSpec<E> spec) {
        return change(spec, 1, routes -> routes.plus(member, spec.keys(), spec.predicate().orElse(null)));
    }

    RouteTable<E> minus(SubscriptionImpl<E> member, SubscriptionSpec<E> spec) {
        return change(spec, -1, routes -> routes.minus(member, spec.keys()));
    }

    private RouteTable<E> change(SubscriptionSpec<E> spec, int named, UnaryOperator<TypeRoutes<E>> change) {
        boolean every = spec.types().isEmpty();
        TypeRoutes<E> newAnyType = every ? change.apply(anyType) : anyType;
        TypeRoutes<E>[] changed = byType.clone();
        for (int type = 0; type < changed.length; type++) {
            TypeRoutes<E> base = adapter.onRequestOnly(type) ? none : newAnyType;
            if (spec.types().contains(type) || spec.types().contains(adapter.parent(type))) {
                TypeRoutes<E> routes = change.apply(changed[type]).naming(named);
                changed[type] = routes.isNamed() ? routes : base;
            } else if (!changed[type].isNamed()) {
                changed[type] = base;
            } else if (every && !adapter.onRequestOnly(type)) {
                changed[type] = change.apply(changed[type]);
            }
        }
        return new RouteTable<>(adapter, none, newAnyType, changed);
    }
}
