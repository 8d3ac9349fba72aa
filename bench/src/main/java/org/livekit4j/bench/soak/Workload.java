package org.livekit4j.bench.soak;

/** One kind of use of the library. It is run in each round, on a virtual thread of its own, beside all others. */
@FunctionalInterface
public interface Workload {

    /** Uses the library until the round is over, and gives back all that it has opened. */
    void run(Round round) throws Exception;
}
