package org.livekit4j.stress;

import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.Options;

/** Starts jcstress, which ends well if it finds nothing to run: here that is an error. This class does not load in a JVM too old for the tests. */
public final class Races {

    private Races() {}

    public static void main(String[] args) throws Exception {
        Options options = new Options(args);
        if (options.parse() && new JCStress(options).getTests().isEmpty()) {
            System.err.println("no test has a name like " + options.getTestFilter());
            System.exit(1);
        }
        Main.main(args);
    }
}
