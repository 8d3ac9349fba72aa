package org.livekit4j.room.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.room.ChatMessage;

/**
 * What was told that may come a second time: clients send chat messages and transcriptions as packets, as streams, or both ways. The
 * latest are remembered. Under the room's lock.
 */
final class ToldMessages {
    private static final int MAX_REMEMBERED = 1_000;

    private final Map<ChatId, Versions> chats = new Latest<>();
    private final Map<String, Way> tracks = new Latest<>();

    /** How something comes. */
    enum Way {
        PACKET, STREAM
    }

    private record ChatId(String sender, String id) {}

    /** How many versions of a chat message have come. */
    private static final class Versions {
        private final Instant first;
        private int packets;
        private int streams;

        Versions(Instant first) {
            this.first = first;
        }

        /** @return whether it is a version that has not come the other way */
        boolean add(Way way) {
            int known = Math.max(packets, streams);
            return (way == Way.PACKET ? ++packets : ++streams) > known;
        }
    }

    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_REMEMBERED;
        }
    }

    /**
     * The message as it is to be told: the same id once more is a new text for it.
     *
     * @return empty if it was told
     */
    Optional<ChatMessage> chat(String sender, ChatMessage message, Way way) {
        if (message.id().isEmpty()) {
            return Optional.of(message);
        }
        Versions versions = chats.computeIfAbsent(new ChatId(sender, message.id()), _ -> new Versions(message.timestamp()));
        if (!versions.add(way)) {
            return Optional.empty();
        }
        boolean again = Math.max(versions.packets, versions.streams) > 1 && message.edited().isEmpty();
        return Optional.of(again
                ? new ChatMessage(message.id(), versions.first, message.message(), Optional.of(message.timestamp()),
                        message.deleted(), message.generated(), message.replyToId(), message.attributes())
                : message);
    }

    /**
     * Whether transcriptions of the track are told that come this way: segments have other ids on the other one.
     *
     * @param trackSid empty if there is none: then there are no packets
     */
    boolean transcription(String trackSid, Way way) {
        return trackSid.isEmpty() || tracks.computeIfAbsent(trackSid, _ -> way) == way;
    }
}
