package org.livekit4j.queue;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells a {@link FilteringQueue} how to look up its events and how to keep them alive. Called on the publishing threads,
 * concurrently: no method may block.
 *
 * @param <E> the type of the events
 */
@ConsumerType
public interface EventAdapter<E> {

    /** {@return one more than the highest type; an event of a higher type goes only to subscribers of all types} */
    int types();

    /**
     * {@return the type of an event, from 0}
     *
     * @param event the event
     */
    int type(E event);

    /**
     * {@return the key of an event; 0 if it has none}
     *
     * @param event the event
     */
    long key(E event);

    /**
     * Returns the type that includes another type: its subscribers receive events of both.
     *
     * @param type the type
     * @return the including type, or {@code type} itself if there is none
     */
    default int parent(int type) {
        return type;
    }

    /**
     * Keeps an event alive beyond its publication. Called once for each subscriber whose queue holds the event.
     *
     * @param event the event
     */
    void retain(E event);

    /**
     * Undoes one {@link #retain}.
     *
     * @param event the event
     */
    void release(E event);

    /**
     * {@return whether the loss of this event is harmless, as for a frame of a stream} Such a loss is counted, but not reported
     * to the subscriber.
     *
     * @param event the event
     */
    default boolean losable(E event) {
        return false;
    }

    /**
     * {@return the lane in which events of a type are counted}
     *
     * @param type the type
     */
    default Lane lane(int type) {
        return Lane.CONTROL;
    }

    /**
     * {@return whether events of a type go only to subscribers that name the type}
     *
     * @param type the type
     */
    default boolean onRequestOnly(int type) {
        return false;
    }

    /**
     * {@return the name of a type, for statistics and the log}
     *
     * @param type the type
     */
    default String typeName(int type) {
        return Integer.toString(type);
    }
}
