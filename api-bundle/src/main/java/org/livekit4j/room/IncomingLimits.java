package org.livekit4j.room;

/**
 * How much of what others send may wait in this process. Others decide how much that is, so it is bounded for each of them and for the room.
 *
 * <p><b>Messages</b> are data packets, chat messages, transcriptions and tones. They wait for each {@link RoomListener} apart. When a limit
 * is reached the oldest message of the sender is dropped, and for the room's limit the oldest of the sender with the most bytes waiting: a
 * listener that is slow loses messages of those who send too fast, and nobody else's. What is dropped is counted in
 * {@link Room#incomingStatistics()} and logged as a warning, at most once a minute for each listener.
 *
 * <p><b>Changes of state</b> are those of metadata, names, attributes, muting, connection quality, encryption and speakers. Each is told as
 * long as fewer than {@value #BEHIND} events wait for a listener. Beyond that, the last one that waits is left out in favour of the newer one
 * of the same participant, publication or room, which then tells the old value of the one left out. The latest state is always told.
 *
 * <p><b>Everything else</b>, such as participants, publications, subscriptions and the end of the room, is never dropped.
 *
 * <p><b>Calls</b> of remote procedures each have a thread. A call beyond the limit is answered at once with
 * {@link RpcException#APPLICATION_ERROR} and counted. A call counts until its handler has returned, also when its caller has given up.
 *
 * @param messagesPerSender how many messages of one sender may wait for a listener; at least 1
 * @param messagesPerRoom how many messages of all senders may wait for a listener; at least {@code messagesPerSender}
 * @param bytesPerSender how many bytes the messages of one sender may have together; at least 1. The latest message is always kept
 * @param bytesPerRoom the same for all senders; at least {@code bytesPerSender}
 * @param callsPerCaller how many calls of one caller may be answered at once; at least 1
 * @param callsPerRoom how many calls of all callers may be answered at once; at least {@code callsPerCaller}
 */
public record IncomingLimits(int messagesPerSender, int messagesPerRoom, long bytesPerSender, long bytesPerRoom,
        int callsPerCaller, int callsPerRoom) {
    /** How many events wait for a listener when it begins to be told the latest state only. */
    public static final int BEHIND = 64;
    private static final int MIB = 1024 * 1024;

    /** 2,048 messages and 8 MiB of a sender, 8,192 and 32 MiB in all; 32 calls of a caller, 128 in all. */
    public static final IncomingLimits DEFAULTS = new IncomingLimits(2048, 8192, 8 * MIB, 32 * MIB, 32, 128);

    public IncomingLimits {
        check("messagesPerSender", messagesPerSender, "messagesPerRoom", messagesPerRoom);
        check("bytesPerSender", bytesPerSender, "bytesPerRoom", bytesPerRoom);
        check("callsPerCaller", callsPerCaller, "callsPerRoom", callsPerRoom);
    }

    private static void check(String oneName, long one, String allName, long all) {
        if (one < 1) {
            throw new IllegalArgumentException(oneName + " is " + one + "; it has to be at least 1");
        }
        if (all < one) {
            throw new IllegalArgumentException(allName + " is " + all + "; it has to be at least " + oneName + ", " + one);
        }
    }

    public IncomingLimits withMessages(int perSender, int perRoom) {
        return new IncomingLimits(perSender, perRoom, bytesPerSender, bytesPerRoom, callsPerCaller, callsPerRoom);
    }

    public IncomingLimits withBytes(long perSender, long perRoom) {
        return new IncomingLimits(messagesPerSender, messagesPerRoom, perSender, perRoom, callsPerCaller, callsPerRoom);
    }

    public IncomingLimits withCalls(int perCaller, int perRoom) {
        return new IncomingLimits(messagesPerSender, messagesPerRoom, bytesPerSender, bytesPerRoom, perCaller, perRoom);
    }
}
