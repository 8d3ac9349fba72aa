package org.livekit4j.queue.internal;

import java.util.Arrays;
import java.util.function.Predicate;
import org.livekit4j.ffi.EventRoute;

/**
 * The receivers of the events of one type and key: first those without a predicate, then those with one, both in the order in
 * which they subscribed.
 */
final class Fanout<E> implements EventRoute<E, E> {
    private final DispatchCounters<E> dispatchCounters;
    private final SubscriptionImpl<E>[] members;
    private final SubscriptionImpl<E>[] askedMembers;
    private final Predicate<? super E>[] predicates;
    private final EventRoute<E, E> route;

    private Fanout(DispatchCounters<E> dispatchCounters, SubscriptionImpl<E>[] members, SubscriptionImpl<E>[] askedMembers,
            Predicate<? super E>[] predicates) {
        this.dispatchCounters = dispatchCounters;
        this.members = members;
        this.askedMembers = askedMembers;
        this.predicates = predicates;
        this.route = size() == 0 ? null : direct();
    }

    /** The member, if there is one only and it wants every event, as mostly: a look less into memory that is seldom cached. */
    private EventRoute<E, E> direct() {
        return members.length == 1 && askedMembers.length == 0 ? members[0] : this;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array cannot be generic
    static <E> Fanout<E> empty(DispatchCounters<E> dispatchCounters) {
        return new Fanout<>(dispatchCounters, new SubscriptionImpl[0], new SubscriptionImpl[0], new Predicate[0]);
    }

    /** This, as those need it who look it up; null if there is nobody. */
    EventRoute<E, E> route() {
        return route;
    }

    int size() {
        return members.length + askedMembers.length;
    }

    @Override
    public boolean isSelective() {
        return askedMembers.length > 0;
    }

    @Override
    public EventRoute<E, E> select(E event) {
        if (!isSelective()) {
            return this;
        }
        SubscriptionImpl<E>[] wanting = members;
        for (int i = 0; i < askedMembers.length; i++) {
            if (askedMembers[i].wants(event, predicates[i])) {
                wanting = insert(wanting, wanting.length, askedMembers[i]);
            }
        }
        if (wanting.length == 0) {
            dispatchCounters.handed(event, 0);
            return null;
        }
        return wanting.length == 1 ? wanting[0] : new Selected<>(dispatchCounters, wanting);
    }

    @Override
    public void deliver(E event) {
        EventRoute<E, E> selected = select(event);
        if (selected == this) {
            deliver(dispatchCounters, members, event);
        } else if (selected != null) {
            selected.deliver(event);
        }
    }

    private static <E> void deliver(DispatchCounters<E> dispatchCounters, SubscriptionImpl<E>[] members, E event) {
        int handed = 0;
        for (SubscriptionImpl<E> member : members) {
            if (member.accept(event)) {
                handed++;
            }
        }
        dispatchCounters.handed(event, handed);
    }

    @Override
    public void lost() {
        lost(members);
        lost(askedMembers);
    }

    private static void lost(SubscriptionImpl<?>[] members) {
        for (SubscriptionImpl<?> member : members) {
            member.lost();
        }
    }

    /** Those who want one event. */
    private record Selected<E>(DispatchCounters<E> dispatchCounters, SubscriptionImpl<E>[] members) implements EventRoute<E, E> {

        @Override
        public void deliver(E event) {
            Fanout.deliver(dispatchCounters, members, event);
        }

        @Override
        public void lost() {
            Fanout.lost(members);
        }
    }

    Fanout<E> plus(SubscriptionImpl<E> member, Predicate<? super E> predicate) {
        if (predicate == null) {
            int place = place(members, member);
            return new Fanout<>(dispatchCounters, insert(members, place, member), askedMembers, predicates);
        }
        int place = place(askedMembers, member);
        return new Fanout<>(dispatchCounters, members, insert(askedMembers, place, member), insert(predicates, place, predicate));
    }

    Fanout<E> minus(SubscriptionImpl<E> member) {
        int place = Arrays.asList(members).indexOf(member);
        if (place >= 0) {
            return new Fanout<>(dispatchCounters, remove(members, place), askedMembers, predicates);
        }
        place = Arrays.asList(askedMembers).indexOf(member);
        return new Fanout<>(dispatchCounters, members, remove(askedMembers, place), remove(predicates, place));
    }

    private static int place(SubscriptionImpl<?>[] members, SubscriptionImpl<?> member) {
        int place = members.length;
        while (place > 0 && members[place - 1].id > member.id) {
            place--;
        }
        return place;
    }

    private static <T> T[] insert(T[] array, int place, T element) {
        T[] longer = Arrays.copyOf(array, array.length + 1);
        System.arraycopy(array, place, longer, place + 1, array.length - place);
        longer[place] = element;
        return longer;
    }

    private static <T> T[] remove(T[] array, int place) {
        T[] shorter = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, place + 1, shorter, place, shorter.length - place);
        return shorter;
    }
}
