package org.livekit4j.devices;

import java.util.Optional;
import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a screen is captured. Immutable; every {@code with} method returns a changed copy. */
public final class ScreenOptions {
    private static final int MAX_FRAMES_PER_SECOND = 60;
    private static final Option<String> DEVICE = Option.of("device");
    private static final Option<ScreenRegion> REGION = Option.of("region");
    private static final Option<Integer> FRAMES_PER_SECOND = Option.of("framesPerSecond", 15);

    /** The whole default screen, 15 times a second. */
    public static final ScreenOptions DEFAULTS = new ScreenOptions(OptionValues.of(ScreenOptions.class));

    private final OptionValues values;

    private ScreenOptions(OptionValues values) {
        this.values = values;
    }

    private <T> ScreenOptions with(Option<T> option, T value) {
        return new ScreenOptions(values.with(option, value));
    }

    /** {@return the name of the screen; empty for the default one of the system} */
    public Optional<String> device() {
        return values.find(DEVICE);
    }

    /** {@return the part that is captured; empty for the whole screen} */
    public Optional<ScreenRegion> region() {
        return values.find(REGION);
    }

    /** {@return how often the screen is captured in a second, if the machine is fast enough; default: 15} */
    public int framesPerSecond() {
        return values.get(FRAMES_PER_SECOND);
    }

    /**
     * Returns a copy with another {@link #device}.
     *
     * @param device the {@linkplain Device#name name} of a screen
     * @return the copy
     */
    public ScreenOptions withDevice(String device) {
        return with(DEVICE, device);
    }

    /**
     * Returns a copy with another {@link #region}.
     *
     * @param region the part that is captured
     * @return the copy
     */
    public ScreenOptions withRegion(ScreenRegion region) {
        return with(REGION, region);
    }

    /**
     * Returns a copy with another {@link #framesPerSecond}.
     *
     * @param framesPerSecond how often the screen is captured in a second, from 1 to 60
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public ScreenOptions withFramesPerSecond(int framesPerSecond) {
        return with(FRAMES_PER_SECOND, Ranges.inRange("framesPerSecond", framesPerSecond, 1, MAX_FRAMES_PER_SECOND));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScreenOptions that && values.equals(that.values);
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
