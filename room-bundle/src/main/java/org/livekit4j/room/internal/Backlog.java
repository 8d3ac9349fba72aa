package org.livekit4j.room.internal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.livekit4j.room.IncomingLimits;

/** What waits for one listener, the oldest first, within the {@link IncomingLimits}. Not safe for use by several threads. */
final class Backlog {
    private final IncomingLimits limits;
    private final Map<Long, Told> waiting = new LinkedHashMap<>();
    private final Map<String, Sender> senders = new HashMap<>();
    /** Numbers of the latest that wait. */
    private final Map<Object, Long> states = new HashMap<>();
    private long nextNumber;
    private long messages;
    private long bytes;
    private long dropped;
    private long merged;

    /** Messages of one sender that wait. */
    private static final class Sender {
        private final Deque<Long> numbers = new ArrayDeque<>();
        private long bytes;

        long bytes() {
            return bytes;
        }
    }

    Backlog(IncomingLimits limits) {
        this.limits = limits;
    }

    /** Takes the event; others may be dropped for it, as the limits say. */
    void add(Told told) {
        if (told.sender() != null) {
            addMessage(told);
        } else if (told.state() != null) {
            addState(told);
        } else {
            waiting.put(nextNumber++, told);
        }
    }

    private void addMessage(Told told) {
        Sender sender = senders.computeIfAbsent(told.sender(), _ -> new Sender());
        while (!sender.numbers.isEmpty() && (sender.numbers.size() >= limits.messagesPerSender()
                || sender.bytes + told.bytes() > limits.bytesPerSender())) {
            drop(sender);
        }
        while (messages > 0 && (messages >= limits.messagesPerRoom() || bytes + told.bytes() > limits.bytesPerRoom())) {
            drop(heaviest());
        }
        senders.putIfAbsent(told.sender(), sender); // the sender may have lost its last event
        sender.numbers.add(nextNumber);
        count(sender, told, 1);
        waiting.put(nextNumber++, told);
    }

    private Sender heaviest() {
        return senders.values().stream().filter(sender -> !sender.numbers.isEmpty()).max(Comparator.comparingLong(Sender::bytes))
                .orElseThrow();
    }

    private void drop(Sender sender) {
        Told oldest = waiting.remove(sender.numbers.remove());
        count(sender, oldest, -1);
        dropped++;
        if (sender.numbers.isEmpty()) {
            senders.remove(oldest.sender());
        }
    }

    private void count(Sender sender, Told told, int sign) {
        messages += sign;
        bytes += sign * told.bytes();
        sender.bytes += sign * told.bytes();
    }

    private void addState(Told told) {
        Long number = nextNumber++;
        Long older = states.put(told.state(), number);
        if (older != null && waiting.size() >= IncomingLimits.BEHIND) {
            waiting.put(number, told.standingFor(waiting.remove(older)));
            merged++;
        } else {
            waiting.put(number, told);
        }
    }

    /** The oldest; null if none waits. */
    Told poll() {
        Iterator<Map.Entry<Long, Told>> oldest = waiting.entrySet().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        Map.Entry<Long, Told> entry = oldest.next();
        Long number = entry.getKey();
        Told told = entry.getValue();
        oldest.remove();
        if (told.sender() != null) {
            Sender sender = senders.get(told.sender());
            sender.numbers.remove(); // the sender's oldest event, because this one is the oldest of all
            count(sender, told, -1);
            if (sender.numbers.isEmpty()) {
                senders.remove(told.sender());
            }
        } else if (told.state() != null) {
            states.remove(told.state(), number);
        }
        return told;
    }

    void clear() {
        waiting.clear();
        senders.clear();
        states.clear();
        messages = 0;
        bytes = 0;
    }

    int size() {
        return waiting.size();
    }

    /** How many bytes the messages have that wait. */
    long bytes() {
        return bytes;
    }

    long dropped() {
        return dropped;
    }

    long merged() {
        return merged;
    }
}
