package org.livekit4j.bench.soak.report;

/** Where everything is told that comes of a soak. */
public record Reports(Faults faults, Tallies tallies, Calls calls, Beats beats) {

    public static Reports to(Faults faults) {
        Tallies tallies = new Tallies();
        return new Reports(faults, tallies, new Calls(faults, tallies), new Beats(faults));
    }
}
