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
 * What a subscriber asks for.
 *
 * @param name in statistics and the log; made printable
 * @param owner who subscribed, such as a bundle; empty if that is nobody in particular; made printable
 * @param types of event; empty for all
 * @param keys handles or async ids; empty for all
 * @param predicate asked about each event that passes the types and keys, on the publishing thread. Types and keys cost the same
 *     for any number of subscribers, predicates do not. If it throws, the event is delivered
 * @param capacity events that may wait, at least 1
 * @param overflow what happens to one more
 * @param delivery on which thread; of no concern to a {@link PullSubscription}
 */
public record SubscriptionSpec<E>(String name, String owner, Set<Integer> types, Set<Long> keys,
        Optional<Predicate<? super E>> predicate, int capacity, Overflow overflow, Delivery delivery) {

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

    /** Asks for everything, queued without limit. */
    public static <E> SubscriptionSpec<E> named(String name) {
        return new SubscriptionSpec<>(name, "", Set.of(), Set.of(), Optional.empty(), QueueConstants.DEFAULT_CAPACITY,
                Overflow.UNBOUNDED, Delivery.QUEUED);
    }

    public SubscriptionSpec<E> withOwner(String owner) {
        return new SubscriptionSpec<>(name, owner, types, keys, predicate, capacity, overflow, delivery);
    }

    public SubscriptionSpec<E> withTypes(int... types) {
        Set<Integer> set = Arrays.stream(types).boxed().collect(Collectors.toUnmodifiableSet());
        return new SubscriptionSpec<>(name, owner, set, keys, predicate, capacity, overflow, delivery);
    }

    public SubscriptionSpec<E> withKeys(long... keys) {
        Set<Long> set = Arrays.stream(keys).boxed().collect(Collectors.toUnmodifiableSet());
        return new SubscriptionSpec<>(name, owner, types, set, predicate, capacity, overflow, delivery);
    }

    public SubscriptionSpec<E> withPredicate(Predicate<? super E> predicate) {
        return new SubscriptionSpec<>(name, owner, types, keys, Optional.of(predicate), capacity, overflow, delivery);
    }

    public SubscriptionSpec<E> withQueue(int capacity, Overflow overflow) {
        return new SubscriptionSpec<>(name, owner, types, keys, predicate, capacity, overflow, delivery);
    }

    public SubscriptionSpec<E> withDelivery(Delivery delivery) {
        return new SubscriptionSpec<>(name, owner, types, keys, predicate, capacity, overflow, delivery);
    }
}
