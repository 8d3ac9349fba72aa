package org.livekit4j.queue;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.text.Printable;

/**
 * The events that a subscriber receives, and how it receives them.
 *
 * @param <E> the type of the events
 * @param name the subscriber's name in statistics and the log; made printable
 * @param owner the subscriber's owner, such as a bundle; empty if it has none; made printable
 * @param types the types of events; empty for all
 * @param keys the handles or async ids; empty for all
 * @param predicate is asked about each event that matches the types and keys, on the publishing thread. Unlike types and keys,
 * predicates cost time for each subscriber. If it throws, the event is delivered
 * @param capacity how many events may wait, at least 1
 * @param overflow what happens when the queue is full
 * @param delivery the thread on which events are delivered; ignored for a {@link PullSubscription}
 */
public record SubscriptionSpec<E>(String name, String owner, Set<Integer> types, Set<Long> keys,
        Optional<Predicate<? super E>> predicate, int capacity, Overflow overflow, Delivery delivery) {

    /**
     * Creates a spec.
     *
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public SubscriptionSpec {
        name = Printable.of(Objects.requireNonNull(name, "name is null"));
        owner = Printable.of(Objects.requireNonNull(owner, "owner is null"));
        types = Set.copyOf(types);
        keys = Set.copyOf(keys);
        Objects.requireNonNull(predicate, "predicate is null");
        Objects.requireNonNull(overflow, "overflow is null");
        Objects.requireNonNull(delivery, "delivery is null");
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be at least 1");
        }
    }

    /**
     * {@return a spec that matches all events and queues them without bound}
     *
     * @param <E> the type of the events
     * @param name the subscriber's name
     */
    public static <E> SubscriptionSpec<E> named(String name) {
        return new SubscriptionSpec<>(name, "", Set.of(), Set.of(), Optional.empty(), QueueConstants.DEFAULT_CAPACITY,
                Overflow.UNBOUNDED, Delivery.QUEUED);
    }

    /**
     * {@return a copy with another {@link #owner}}
     *
     * @param owner the owner
     */
    public SubscriptionSpec<E> withOwner(String owner) {
        return new SubscriptionSpec<>(name, owner, types, keys, predicate, capacity, overflow, delivery);
    }

    /**
     * {@return a copy with other {@link #types}}
     *
     * @param types the types; none for all
     */
    public SubscriptionSpec<E> withTypes(int... types) {
        Set<Integer> set = Arrays.stream(types).boxed().collect(Collectors.toUnmodifiableSet());
        return new SubscriptionSpec<>(name, owner, set, keys, predicate, capacity, overflow, delivery);
    }

    /**
     * {@return a copy with other {@link #keys}}
     *
     * @param keys the keys; none for all
     */
    public SubscriptionSpec<E> withKeys(long... keys) {
        Set<Long> set = Arrays.stream(keys).boxed().collect(Collectors.toUnmodifiableSet());
        return new SubscriptionSpec<>(name, owner, types, set, predicate, capacity, overflow, delivery);
    }

    /**
     * {@return a copy with another {@link #predicate}}
     *
     * @param predicate the predicate
     */
    public SubscriptionSpec<E> withPredicate(Predicate<? super E> predicate) {
        return new SubscriptionSpec<>(name, owner, types, keys, Optional.of(predicate), capacity, overflow, delivery);
    }

    /**
     * {@return a copy with another {@link #capacity} and {@link #overflow}}
     *
     * @param capacity how many events may wait, at least 1
     * @param overflow what happens when the queue is full
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public SubscriptionSpec<E> withQueue(int capacity, Overflow overflow) {
        return new SubscriptionSpec<>(name, owner, types, keys, predicate, capacity, overflow, delivery);
    }

    /**
     * {@return a copy with another {@link #delivery}}
     *
     * @param delivery the delivery
     */
    public SubscriptionSpec<E> withDelivery(Delivery delivery) {
        return new SubscriptionSpec<>(name, owner, types, keys, predicate, capacity, overflow, delivery);
    }
}
