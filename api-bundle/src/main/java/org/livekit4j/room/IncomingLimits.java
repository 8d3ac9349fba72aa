package org.livekit4j.room;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * Bounds for what others send. Data that a participant sends waits in this process until a listener or handler takes it, and
 * the sender decides how much that is; so it is bounded for each sender and for the room. Immutable; every {@code with}
 * method returns a changed copy.
 *
 * <p><b>Messages</b> are data packets, chat messages, transcriptions and DTMF tones. They wait for each {@link RoomListener}
 * separately. When a limit is reached the oldest message of the sender is dropped, and for the room's limit the oldest
 * message of the sender with the most bytes waiting: a slow listener loses messages of those who send too fast, and no
 * others. Dropped messages are counted in {@link Room#incomingStatistics()} and logged as a warning, at most once a minute
 * for each listener.
 *
 * <p><b>Changes of state</b> are those of metadata, names, attributes, muting, connection quality, encryption and speakers.
 * All of them are delivered as long as fewer than {@value #BEHIND} events wait for a listener. Beyond that, a waiting change
 * is left out when a newer one of the same participant, publication or room arrives, which then carries the old value of the
 * one left out. The latest state is always delivered.
 *
 * <p><b>Everything else</b>, such as participants, publications, subscriptions and the end of the room, is never dropped.
 *
 * <p><b>Remote procedure calls</b> have a thread each. A call beyond the limit is answered at once with {@link
 * RpcException#APPLICATION_ERROR} and counted. A call counts until its handler has returned, even if its caller has given up.
 *
 * <p><b>Text and byte streams</b> that have a handler have a thread each. A stream beyond the limit is not read: it is counted
 * and logged as a warning. A stream counts until its handler has returned.
 */
public final class IncomingLimits {
    /** The number of waiting events from which on a listener is told the latest state only. */
    public static final int BEHIND = 64;
    private static final int MIB = 1024 * 1024;
    private static final Option<Integer> MESSAGES_PER_SENDER = Option.of("messagesPerSender", 2048);
    private static final Option<Integer> MESSAGES_PER_ROOM = Option.of("messagesPerRoom", 8192);
    private static final Option<Long> BYTES_PER_SENDER = Option.of("bytesPerSender", 8L * MIB);
    private static final Option<Long> BYTES_PER_ROOM = Option.of("bytesPerRoom", 32L * MIB);
    private static final Option<Integer> CALLS_PER_CALLER = Option.of("callsPerCaller", 32);
    private static final Option<Integer> CALLS_PER_ROOM = Option.of("callsPerRoom", 128);
    private static final Option<Integer> STREAMS_PER_SENDER = Option.of("streamsPerSender", 32);
    private static final Option<Integer> STREAMS_PER_ROOM = Option.of("streamsPerRoom", 128);
    private static final Option<Integer> STREAM_MEMORY_BYTES = Option.of("streamMemoryBytes", MIB);
    private static final Option<Long> STREAM_DISK_BYTES = Option.of("streamDiskBytes", 1024L * MIB);

    /**
     * 2,048 messages and 8 MiB of a sender, 8,192 messages and 32 MiB in all; 32 calls of a caller, 128 in all; 32 streams of a
     * sender, 128 in all, each with 1 MiB of memory and 1 GiB of disk.
     */
    public static final IncomingLimits DEFAULTS = new IncomingLimits(OptionValues.of(IncomingLimits.class));

    private final OptionValues values;

    private IncomingLimits(OptionValues values) {
        this.values = values;
    }

    private <T> IncomingLimits with(Option<T> option, T value) {
        return new IncomingLimits(values.with(option, value));
    }

    /** {@return how many messages of one sender may wait for a listener} */
    public int messagesPerSender() {
        return values.get(MESSAGES_PER_SENDER);
    }

    /** {@return how many messages of all senders may wait for a listener} */
    public int messagesPerRoom() {
        return values.get(MESSAGES_PER_ROOM);
    }

    /** {@return how many bytes the waiting messages of one sender may have together; the latest message is always kept} */
    public long bytesPerSender() {
        return values.get(BYTES_PER_SENDER);
    }

    /** {@return how many bytes the waiting messages of all senders may have together} */
    public long bytesPerRoom() {
        return values.get(BYTES_PER_ROOM);
    }

    /** {@return how many calls of one caller may be answered at once} */
    public int callsPerCaller() {
        return values.get(CALLS_PER_CALLER);
    }

    /** {@return how many calls of all callers may be answered at once} */
    public int callsPerRoom() {
        return values.get(CALLS_PER_ROOM);
    }

    /** {@return how many streams of one sender may be handled at once} */
    public int streamsPerSender() {
        return values.get(STREAMS_PER_SENDER);
    }

    /** {@return how many streams of all senders may be handled at once} */
    public int streamsPerRoom() {
        return values.get(STREAMS_PER_ROOM);
    }

    /** {@return how many bytes of one stream may wait in memory to be read; more wait in a temporary file} */
    public int streamMemoryBytes() {
        return values.get(STREAM_MEMORY_BYTES);
    }

    /** {@return how many bytes of one stream may wait in temporary files; with more than that the stream breaks off} */
    public long streamDiskBytes() {
        return values.get(STREAM_DISK_BYTES);
    }

    /**
     * Returns a copy with other limits of the number of waiting messages.
     *
     * @param perSender of one sender, at least 1
     * @param perRoom of all senders, at least as many
     * @return the copy
     * @throws IllegalArgumentException if one is less
     */
    public IncomingLimits withMessages(int perSender, int perRoom) {
        check("messagesPerSender", perSender, "messagesPerRoom", perRoom);
        return with(MESSAGES_PER_SENDER, perSender).with(MESSAGES_PER_ROOM, perRoom);
    }

    /**
     * Returns a copy with other limits of the bytes of waiting messages.
     *
     * @param perSender of one sender, at least 1
     * @param perRoom of all senders, at least as many
     * @return the copy
     * @throws IllegalArgumentException if one is less
     */
    public IncomingLimits withBytes(long perSender, long perRoom) {
        check("bytesPerSender", perSender, "bytesPerRoom", perRoom);
        return with(BYTES_PER_SENDER, perSender).with(BYTES_PER_ROOM, perRoom);
    }

    /**
     * Returns a copy with other limits of the number of calls under way.
     *
     * @param perCaller of one caller, at least 1
     * @param perRoom of all callers, at least as many
     * @return the copy
     * @throws IllegalArgumentException if one is less
     */
    public IncomingLimits withCalls(int perCaller, int perRoom) {
        check("callsPerCaller", perCaller, "callsPerRoom", perRoom);
        return with(CALLS_PER_CALLER, perCaller).with(CALLS_PER_ROOM, perRoom);
    }

    /**
     * Returns a copy with other limits of the number of streams that are handled at once.
     *
     * @param perSender of one sender, at least 1
     * @param perRoom of all senders, at least as many
     * @return the copy
     * @throws IllegalArgumentException if one is less
     */
    public IncomingLimits withStreams(int perSender, int perRoom) {
        check("streamsPerSender", perSender, "streamsPerRoom", perRoom);
        return with(STREAMS_PER_SENDER, perSender).with(STREAMS_PER_ROOM, perRoom);
    }

    /**
     * Returns a copy with other limits of what waits to be read of one stream.
     *
     * @param memoryBytes in memory, in bytes, at least 1; one chunk fits in any case
     * @param diskBytes in temporary files, in bytes, at least 0. Some 256 MiB of the disk are left free in any case
     * @return the copy
     * @throws IllegalArgumentException if one is less
     */
    public IncomingLimits withStreamBytes(int memoryBytes, long diskBytes) {
        if (memoryBytes < 1) {
            throw new IllegalArgumentException("streamMemoryBytes is " + memoryBytes + "; it must be at least 1");
        }
        if (diskBytes < 0) {
            throw new IllegalArgumentException("streamDiskBytes is " + diskBytes + "; it cannot be negative");
        }
        return with(STREAM_MEMORY_BYTES, memoryBytes).with(STREAM_DISK_BYTES, diskBytes);
    }

    private static void check(String oneName, long one, String allName, long all) {
        if (one < 1) {
            throw new IllegalArgumentException(oneName + " is " + one + "; it must be at least 1");
        }
        if (all < one) {
            throw new IllegalArgumentException(allName + " is " + all + "; it must be at least " + oneName + ", " + one);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IncomingLimits that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
