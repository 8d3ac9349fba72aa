package org.livekit4j.queue;

/** What one thread takes from a mailbox, in its order. */
final class Reader {
    private final int[] last = new int[MailboxRace.SENDERS];
    private boolean disordered;

    void read(Letter letter) {
        disordered |= letter.number <= last[letter.sender];
        last[letter.sender] = Math.max(last[letter.sender], letter.number);
    }

    /** What is read from now on comes after all that another thread has read. */
    void after(Reader other) {
        disordered |= other.disordered;
        for (int i = 0; i < last.length; i++) {
            last[i] = Math.max(last[i], other.last[i]);
        }
    }

    boolean disordered() {
        return disordered;
    }
}
