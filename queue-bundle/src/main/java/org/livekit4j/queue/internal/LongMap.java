package org.livekit4j.queue.internal;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A hash map with primitive keys that is read without a lock: it is changed only before it is shared, through a {@link #copy}. At
 * most half full, so that a key that is absent costs little more than one that is present.
 *
 * @param <V> the values, which changes work on
 * @param <R> what is read: it is asked of a value once, so that to read touches nothing else of the value
 */
final class LongMap<V, R> {
    /** 2^64 divided by the golden ratio: spreads handles, which are given out in sequence, over all upper bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final Object[] values;
    /** What was read of each value, or null where there is none. */
    private final Object[] found;
    private final Function<? super V, ? extends R> read;
    private final int shift;
    private int size;

    /**
     * An empty map with room for so many keys.
     *
     * @param read never returns null
     */
    LongMap(int room, Function<? super V, ? extends R> read) {
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(room, 1));
        keys = new long[1 << bits];
        values = new Object[1 << bits];
        found = new Object[1 << bits];
        this.read = read;
        shift = 64 - bits;
    }

    /** A map with the same content, to be changed, with room for so many keys more. */
    LongMap<V, R> copy(int room) {
        LongMap<V, R> copy = new LongMap<>(size + room, read);
        if (copy.keys.length == keys.length) {
            System.arraycopy(keys, 0, copy.keys, 0, keys.length);
            System.arraycopy(values, 0, copy.values, 0, values.length);
            System.arraycopy(found, 0, copy.found, 0, found.length);
            copy.size = size;
        } else {
            for (int i = 0; i < keys.length; i++) {
                if (values[i] != null) {
                    copy.put(keys[i], value(i));
                }
            }
        }
        return copy;
    }

    int size() {
        return size;
    }

    V get(long key) {
        return value(place(key));
    }

    /** What is read of the key's value; null if there is none. */
    @SuppressWarnings("unchecked") // only what was read is put
    R find(long key) {
        return (R) found[place(key)];
    }

    /** Only as many keys as there is room for. */
    void put(long key, V value) {
        int i = place(key);
        if (found[i] == null) {
            size++;
        }
        keys[i] = key;
        set(i, value);
    }

    private void set(int index, V value) {
        values[index] = value;
        found[index] = read.apply(value);
    }

    void remove(long key) {
        int mask = values.length - 1;
        int gap = place(key);
        if (found[gap] == null) {
            return;
        }
        size--;
        // An entry that was pushed beyond the gap on the way from its home moves up, so that no search stops short of it
        for (int i = gap + 1 & mask; found[i] != null; i = i + 1 & mask) {
            if ((i - home(keys[i]) & mask) >= (i - gap & mask)) {
                keys[gap] = keys[i];
                values[gap] = values[i];
                found[gap] = found[i];
                gap = i;
            }
        }
        values[gap] = null;
        found[gap] = null;
    }

    void replaceAll(UnaryOperator<V> change) {
        for (int i = 0; i < values.length; i++) {
            if (found[i] != null) {
                set(i, change.apply(value(i)));
            }
        }
    }

    private int place(long key) {
        int i = home(key);
        while (found[i] != null && keys[i] != key) {
            i = i + 1 & found.length - 1;
        }
        return i;
    }

    private int home(long key) {
        return (int) (key * SPREAD >>> shift);
    }

    @SuppressWarnings("unchecked") // only values are put
    private V value(int index) {
        return (V) values[index];
    }
}
