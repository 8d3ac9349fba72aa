package org.livekit4j.devices.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.text.Printable;

/** Finds the device that options name. */
final class Found {

    private Found() {}

    /** @param name the device's name; empty for the first */
    static <T> T one(DeviceKind kind, List<T> there, Function<T, Device> device, Optional<String> name) {
        String what = kind.name().toLowerCase(Locale.ROOT);
        if (there.isEmpty()) {
            throw new DeviceException("there is no " + what + " on this machine that Java has access to", null);
        }
        return name.isEmpty()
                ? there.getFirst()
                : there.stream().filter(one -> device.apply(one).name().equals(name.get()))
                        .findFirst().orElseThrow(() -> new DeviceException("there is no " + what + " '" + Printable.of(name.get())
                                + "'; there are " + there.stream().map(one -> "'" + Printable.of(device.apply(one).name()) + "'")
                                        .collect(Collectors.joining(", ")),
                                null));
    }
}
