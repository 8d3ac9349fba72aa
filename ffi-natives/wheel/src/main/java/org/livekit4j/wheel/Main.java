package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the build runs: takes the pinned wheel of a platform from the cache, or from pip, and unpacks from it either the
 * native library or the protocol. Both come from one file, so they cannot drift apart. The protocol of agents is in a wheel of its
 * own, which is the same for all platforms.
 */
public final class Main {

    static final String USAGE = "natives|descriptors|agent-descriptors --platform=ID --version=VERSION --pins=FILE --cache=DIR --out=PATH"
            + " [--tables=DIR (of descriptors)] [--python=COMMAND] [--offline=true]";

    private Main() {}

    public static void main(String... arguments) throws IOException {
        Options options = Options.parse(arguments);
        Platform platform = Platform.of(options.required("platform"));
        Pins pins = Pins.read(options.path("pins"));
        pins.requireVersion(options.required("version"));
        WheelCache cache = new WheelCache(options.path("cache"), pins, source(options, pins));
        try (Wheel wheel = Wheel.open(cache.wheel(platform), platform)) {
            run(options, wheel, pins.version(), platform);
        }
    }

    private static WheelSource source(Options options, Pins pins) {
        return Boolean.parseBoolean(options.optional("offline"))
                ? Main::refuse
                : new PipDownload(pins.file(), options.optional("python"));
    }

    private static Path refuse(Platform platform, Path directory) {
        throw new WheelException("Maven is offline and the livekit wheel for " + platform.id()
                + " is not in the cache yet; build once without -o");
    }

    private static void run(Options options, Wheel wheel, String version, Platform platform) throws IOException {
        Path out = options.path("out");
        switch (options.job()) {
            case "natives" -> NativesJob.run(wheel, version, platform, out);
            case "descriptors" -> TablesJob.run(DescriptorsJob.run(wheel, Protocol.NATIVE, out), version,
                    options.path("tables"));
            case "agent-descriptors" -> DescriptorsJob.run(wheel, Protocol.AGENT, out);
            default -> throw new WheelException("'" + options.job() + "' is no job: " + USAGE);
        }
    }
}
