package org.livekit4j.queue;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.stress.Meeting;

/**
 * A mailbox that two threads use at once, and the account that must hold when both are at rest: each letter has one fate, the
 * counters say the same, no more letters wait than may, and those of one sender are in its order.
 */
abstract class MailboxRace extends Meeting {
    static final int SENDERS = 3;
    private static final int EARLIER = 2;

    final Mailbox<Letter> mailbox;
    final Letter a1 = new Letter(0, 1);
    final Letter a2 = new Letter(0, 2);
    final Letter a3 = new Letter(0, 3);
    final Letter b1 = new Letter(1, 1);
    final Letter b2 = new Letter(1, 2);
    final Reader one = new Reader();
    final Reader two = new Reader();
    private final List<Letter> earlier = new ArrayList<>();
    private final long deepest;

    MailboxRace(int capacity, Overflow overflow) {
        this(capacity, overflow, 0, capacity);
    }

    /**
     * @param waiting how many letters wait already
     * @param deepest how many letters may wait in the end; if there is no bound by policy, any number may
     */
    MailboxRace(int capacity, Overflow overflow, int waiting, long deepest) {
        this.deepest = overflow == Overflow.UNBOUNDED ? Long.MAX_VALUE : deepest;
        mailbox = Mailboxes.create(capacity, overflow, Letter::dropped);
        for (int i = 1; i <= waiting; i++) {
            Letter letter = new Letter(EARLIER, i);
            earlier.add(letter);
            mailbox.offer(letter);
        }
    }

    /** Takes what is there. */
    final void take(Reader reader) {
        read(reader, mailbox.poll());
    }

    static void read(Reader reader, Letter letter) {
        if (letter != null) {
            reader.read(letter);
            letter.taken();
        }
    }

    /**
     * The account, once no thread uses the mailbox any more.
     *
     * @param offered all letters of the race
     * @return {@code fine}, or what is wrong
     */
    final String account(Letter... offered) {
        List<Letter> all = new ArrayList<>(earlier);
        all.addAll(List.of(offered));
        long depth = mailbox.depth();
        String counted = count(depth, mailbox.offered(), mailbox.taken(), mailbox.dropped());
        String real = count(all.size() - number(all, 'T') - number(all, 'D'), all.size(), number(all, 'T'), number(all, 'D'));
        Reader rest = new Reader();
        rest.after(one);
        rest.after(two);
        for (Letter letter; (letter = mailbox.poll()) != null;) {
            rest.read(letter);
            letter.waiting();
        }
        if (!counted.equals(real)) {
            return "counted " + counted + " and not " + real;
        }
        if (depth > deepest) {
            return depth + " wait";
        }
        if (rest.disordered()) {
            return "disordered";
        }
        return number(earlier, '?') + number(earlier, '!') > 0 ? "earlier letters have gone astray" : "fine";
    }

    private static String count(long depth, long offered, long taken, long dropped) {
        return offered + " offered = " + taken + " taken + " + dropped + " dropped + " + depth + " waiting";
    }

    private static long number(List<Letter> letters, char fate) {
        return letters.stream().filter(letter -> letter.fate() == fate).count();
    }

    /** A letter each; to be asked after the account, which sees who waits. */
    static String fates(Letter... letters) {
        StringBuilder fates = new StringBuilder();
        for (Letter letter : letters) {
            fates.append(letter.fate());
        }
        return fates.toString();
    }
}
