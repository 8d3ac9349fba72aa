package org.livekit4j.stress;

import org.openjdk.jcstress.Main;

/** Starts jcstress, which ends well if it finds nothing to run; this class does not even load in a JVM that is too old for the tests. */
public final class Races {

    private Races() {}

    public static void main(String[] args) throws Exception {
        Main.main(args);
    }
}
