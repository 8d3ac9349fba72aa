package org.livekit4j.launcher.view;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them, the same everywhere. */
final class Format {

    private Format() {}

    /** Hours only if there are any. */
    static String clock(Duration duration) {
        String minutes = String.format(Locale.ROOT, "%02d:%02d", duration.toMinutesPart(), duration.toSecondsPart());
        return duration.toHours() == 0 ? minutes : duration.toHours() + ":" + minutes;
    }

    static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String milliseconds(long microseconds) {
        return one(microseconds / 1e3) + " ms";
    }

    static String megabytes(long bytes) {
        return one(bytes / 1e6) + " MB";
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }
}
