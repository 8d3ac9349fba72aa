package org.livekit4j.room.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.stream.TextStreamHandler;
import org.osgi.framework.Constants;

/** Handlers of streams that are services, and the rooms that are open. Of several for the same streams one is used. */
final class StreamServices {
    private final Set<Offer> offers = ConcurrentHashMap.newKeySet();
    private final Set<NativeRoom> rooms = ConcurrentHashMap.newKeySet();

    /**
     * What a service asks for.
     *
     * @param rooms their names; empty for all rooms
     */
    record Wish(StreamTaker taker, Set<String> rooms, int ranking, long id) {
        /** The one that is used comes first. */
        static final Comparator<Wish> ORDER = Comparator.comparingInt(Wish::ranking).reversed().thenComparing(Wish::id);

        /**
         * @param maker makes the handler for a topic
         * @throws IllegalArgumentException if a property is wrong
         */
        static Wish of(Map<String, ?> properties, Function<String, StreamTaker> maker) {
            PropertyReader read = WhiteboardProperties.of(properties);
            String topic = read.name(TextStreamHandler.TOPIC).orElseThrow(() -> new IllegalArgumentException(
                    "property " + TextStreamHandler.TOPIC + " is missing; it must be the topic of the streams"));
            return new Wish(maker.apply(topic), read.strings(RoomListener.ROOM),
                    properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                    properties.get(Constants.SERVICE_ID) instanceof Long id ? id : 0);
        }

        boolean isFor(StreamKind kind, String topic, String room) {
            return taker.kind() == kind && (topic == null || taker.topic().equals(topic))
                    && (rooms.isEmpty() || rooms.contains(room));
        }

        /** Whether this one is used wherever the other one could be. */
        boolean shadows(Wish other) {
            return taker.kind() == other.taker.kind() && taker.topic().equals(other.taker.topic())
                    && ORDER.compare(this, other) < 0
                    && (rooms.isEmpty() || !other.rooms.isEmpty() && rooms.containsAll(other.rooms));
        }
    }

    /** One service. */
    final class Offer {
        private final Function<String, StreamTaker> maker;
        private volatile Wish wish;

        private Offer(Function<String, StreamTaker> maker, Wish wish) {
            this.maker = maker;
            this.wish = wish;
        }

        Wish wish() {
            return wish;
        }

        /** @throws IllegalArgumentException if a property is wrong; nothing changes then */
        void update(Map<String, ?> properties) {
            wish = Wish.of(properties, maker);
            changed();
        }

        void withdraw() {
            offers.remove(this);
            changed();
        }

        /** The one that is used instead of this one everywhere. */
        Optional<Wish> shadow() {
            Wish own = wish;
            return offers.stream().map(Offer::wish).filter(other -> other.shadows(own)).min(Wish.ORDER);
        }
    }

    /**
     * @param maker makes the handler for a topic
     * @throws IllegalArgumentException if a property is wrong
     */
    Offer add(Function<String, StreamTaker> maker, Map<String, ?> properties) {
        Offer offer = new Offer(maker, Wish.of(properties, maker));
        offers.add(offer);
        changed();
        return offer;
    }

    private void changed() {
        rooms.forEach(room -> room.streams().wishesChanged());
    }

    /** A room that is not started yet. */
    void add(NativeRoom room) {
        room.streams().services((kind, topic) -> find(kind, topic, room.name()));
        rooms.add(room);
    }

    void forget(NativeRoom room) {
        rooms.remove(room);
    }

    private StreamTaker find(StreamKind kind, String topic, String room) {
        return offers.stream().map(Offer::wish).filter(wish -> wish.isFor(kind, topic, room)).min(Wish.ORDER).map(Wish::taker)
                .orElse(null);
    }
}
