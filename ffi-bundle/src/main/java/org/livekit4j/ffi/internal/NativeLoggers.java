package org.livekit4j.ffi.internal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.livekit4j.ffi.WireReader;
import org.slf4j.Logger;

/**
 * The loggers of the library's modules, below one of ours: {@code livekit_ffi::room_apis} is
 * {@code org.livekit4j.native.livekit_ffi.room_apis}. A native thread finds them by the fingerprint of the module's name,
 * without a copy of it; they are made on the log's thread, because that may call a logging framework.
 */
final class NativeLoggers {
    static final String ROOT = "org.livekit4j.native";

    private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_:.-]{1,200}");
    private static final int MAX = 1024;
    private static final int MASK = 2 * MAX - 1;

    private final Function<String, Logger> factory;
    private final AtomicReferenceArray<Entry> table = new AtomicReferenceArray<>(MASK + 1);
    private int count;

    /** @param factory makes a logger, or finds it, by its name */
    NativeLoggers(Function<String, Logger> factory) {
        this.factory = factory;
    }

    private record Entry(long fingerprint, Logger logger) {}

    /** On any thread: null if the module has not had one yet. */
    Logger find(long fingerprint) {
        Entry entry = table.get(place(fingerprint));
        return entry == null ? null : entry.logger;
    }

    /** On the log's thread. What is no module's name, and modules beyond a number that the library has not, share one logger. */
    Logger of(String target) {
        long fingerprint = WireReader.fingerprint(target.getBytes(StandardCharsets.UTF_8));
        Logger known = find(fingerprint);
        if (known != null) {
            return known;
        }
        if (count == MAX || !MODULE.matcher(target).matches()) {
            return factory.apply(ROOT);
        }
        count++;
        Logger logger = factory.apply(ROOT + "." + target.replace("::", "."));
        table.set(place(fingerprint), new Entry(fingerprint, logger));
        return logger;
    }

    /** Where the module is, or would be. */
    private int place(long fingerprint) {
        int place = (int) fingerprint & MASK;
        for (Entry entry = table.get(place); entry != null && entry.fingerprint != fingerprint; entry = table.get(place)) {
            place = place + 1 & MASK;
        }
        return place;
    }
}
