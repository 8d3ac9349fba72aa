package org.livekit4j.queue;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a {@link FilteringQueue} must know of its events: what they are looked up by, and who keeps them alive. Called on the
 * threads that publish, concurrently: no method may block.
 */
@ConsumerType
public interface EventAdapter<E> {

    /** One more than the highest type. Types beyond go to those only who want every type. */
    int types();

    int type(E event);

    /** 0 if it has none. */
    long key(E event);

    /** The type that this one is a part of: a subscriber that names that gets this one, too. Itself if it is a part of none. */
    default int parent(int type) {
        return type;
    }

    /** Keeps the event alive beyond its publication, once for each subscriber that has it queued. */
    void retain(E event);

    /** Undoes one {@link #retain}. */
    void release(E event);

    /** Whether nothing depends on this one event, such as a frame among many: that it was lost is counted, and not told. */
    default boolean losable(E event) {
        return false;
    }

    /** Under which traffic the type is counted. */
    default Lane lane(int type) {
        return Lane.CONTROL;
    }

    /** Whether only those get the type who name it. */
    default boolean onRequestOnly(int type) {
        return false;
    }

    /** What the type is called in statistics and the log. */
    default String typeName(int type) {
        return Integer.toString(type);
    }

    /** Lets a route be found in a form that its finder needs; called when routes change, not when they are used. */
    default Route<E> adapt(Route<E> route) {
        return route;
    }
}
