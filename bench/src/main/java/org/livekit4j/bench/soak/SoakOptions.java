package org.livekit4j.bench.soak;

import java.nio.file.Path;
import java.util.Set;

/**
 * What the driver wants of a client.
 *
 * @param client its name
 * @param folder for what it writes
 * @param sampleMillis from one sample to the next
 * @param only names of the workloads to run; empty for all
 * @param without names of workloads that are not run
 */
public record SoakOptions(String client, Path folder, Timetable timetable, long seed, long sampleMillis, Set<String> only,
        Set<String> without) {

    /** How many {@link #parse} takes. */
    public static final int ARGUMENTS = 7;

    /** From {@code CLIENT FOLDER TIMETABLE SEED SAMPLE_MILLIS ONLY WITHOUT}; names are parted by commas. */
    public static SoakOptions parse(String... arguments) {
        return new SoakOptions(arguments[0], Path.of(arguments[1]), Timetable.parse(arguments[2]), Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]), names(arguments[5]), names(arguments[6]));
    }

    private static Set<String> names(String list) {
        return list.isBlank() ? Set.of() : Set.of(list.split(","));
    }

    public boolean selects(String workload) {
        return (only.isEmpty() || only.contains(workload)) && !without.contains(workload);
    }

    /** Into which nobody comes but the client's own. */
    public String calmRoom() {
        return client + "-calm";
    }

    /** Into which hostile peers come. */
    public String crowdedRoom() {
        return client + "-crowded";
    }

    /** Into which nobody comes to stay. */
    public String emptyRoom() {
        return client + "-empty";
    }

    public Path file(String suffix) {
        return folder.resolve(client + suffix);
    }
}
