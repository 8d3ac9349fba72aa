package org.livekit4j.queue.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueOptions;

/** Reads a configuration. The queue is needed whatever it says: where it is wrong the default holds. */
final class ConfiguredOptions {
    private final Consumer<String> complaints;

    private ConfiguredOptions(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /** @param complaints gets what is wrong, a line for each property */
    static QueueOptions of(QueueConfiguration from, Consumer<String> complaints) {
        ConfiguredOptions all = new ConfiguredOptions(complaints);
        QueueOptions defaults = QueueOptions.DEFAULTS;
        return new QueueOptions(all.capacity("audio.capacity", from::audio_capacity, defaults.audioCapacity()),
                all.overflow("audio.overflow", from::audio_overflow, defaults.audioOverflow()),
                all.capacity("video.capacity", from::video_capacity, defaults.videoCapacity()),
                all.overflow("video.overflow", from::video_overflow, defaults.videoOverflow()),
                all.capacity("other.capacity", from::other_capacity, defaults.otherCapacity()),
                all.read("slowCallMs", from::slowCallMs, ConfiguredOptions::duration, defaults.slowCall(),
                        "a number of at least 1"));
    }

    private int capacity(String property, Supplier<Integer> value, int otherwise) {
        return read(property, value, capacity -> capacity < 1 ? null : capacity, otherwise, "a number of at least 1");
    }

    private Overflow overflow(String property, Supplier<String> value, Overflow otherwise) {
        return read(property, value,
                name -> Arrays.stream(Overflow.values()).filter(one -> one.name().equalsIgnoreCase(name.strip()))
                        .findFirst().orElse(null),
                otherwise, "one of " + Arrays.toString(Overflow.values()));
    }

    private static Duration duration(long millis) {
        return millis < 1 ? null : Duration.ofMillis(millis);
    }

    /** @param converter gives null for what is wrong */
    private <S, T> T read(String property, Supplier<S> value, Function<S, T> converter, T otherwise, String right) {
        String shown;
        try {
            S given = value.get();
            T converted = converter.apply(given);
            if (converted != null) {
                return converted;
            }
            shown = '"' + given.toString() + '"';
        } catch (RuntimeException e) {
            shown = "of the wrong type"; // the component runtime could not convert it
        }
        complaints.accept("property " + property + " is " + shown + "; it has to be " + right + ". The default holds");
        return otherwise;
    }
}
