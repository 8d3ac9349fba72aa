package org.livekit4j.internal;

/** Checks numbers of options. */
public final class Ranges {

    private Ranges() {}

    /** {@return the value, if it is in range} */
    public static int inRange(String name, int value, int least, int most) {
        return (int) inRange(name, (long) value, least, most);
    }

    /** {@return the value, if it is in range} */
    public static long inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be from " + least + " to " + most);
        }
        return value;
    }
}
