package org.livekit4j.queue.internal;

import java.util.function.UnaryOperator;

/**
 * A hash map with primitive keys that is read without a lock: it is changed only before it is shared, through a {@link #copy}. At
 * most half full, so that a key that is absent costs little more than one that is present.
 */
final class LongMap<V> {
    /** 2^64 divided by the golden ratio: spreads handles, which are given out in sequence, over all upper bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final Object[] values;
    private final int shift;
    private int size;

    /** An empty map with room for so many keys. */
    LongMap(int room) {
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(room, 1));
        keys = new long[1 << bits];
        values = new Object[1 << bits];
        shift = 64 - bits;
    }

    /** A map with the same content, to be changed, with room for so many keys more. */
    LongMap<V> copy(int room) {
        LongMap<V> copy = new LongMap<>(size + room);
        if (copy.keys.length == keys.length) {
            System.arraycopy(keys, 0, copy.keys, 0, keys.length);
            System.arraycopy(values, 0, copy.values, 0, values.length);
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
        return value(find(key));
    }

    /** Only as many keys as there is room for. */
    void put(long key, V value) {
        int i = find(key);
        if (values[i] == null) {
            size++;
        }
        keys[i] = key;
        values[i] = value;
    }

    void remove(long key) {
        int mask = values.length - 1;
        int gap = find(key);
        if (values[gap] == null) {
            return;
        }
        size--;
        // Whoever was pushed beyond the gap on the way from its home moves up, so that no search stops short of it
        for (int i = gap + 1 & mask; values[i] != null; i = i + 1 & mask) {
            if ((i - home(keys[i]) & mask) >= (i - gap & mask)) {
                keys[gap] = keys[i];
                values[gap] = values[i];
                gap = i;
            }
        }
        values[gap] = null;
    }

    void replaceAll(UnaryOperator<V> change) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                values[i] = change.apply(value(i));
            }
        }
    }

    private int find(long key) {
        int i = home(key);
        while (values[i] != null && keys[i] != key) {
            i = i + 1 & values.length - 1;
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
