package org.livekit4j.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What Jazzer calls to fuzz the routing, with scripts of {@link RoutingTrial}. */
public final class RoutingFuzz {

    private RoutingFuzz() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        new RoutingTrial(input).run();
    }

    /** Where to begin: scripts of several lengths. */
    public static List<byte[]> seeds() {
        SplittableRandom random = new SplittableRandom(51);
        return Stream.generate(() -> {
            byte[] script = new byte[random.nextInt(4, 200)];
            random.nextBytes(script);
            return script;
        }).limit(100).toList();
    }

    /** Writes the seeds to the folder given. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<byte[]> seeds = seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }
}
