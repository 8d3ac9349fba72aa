package org.livekit4j.karaf.host;

import java.io.IOException;

/** The distribution has everything in it. */
class DistributionIT extends InKarafHost {

    @Override
    KarafHost unpack() throws IOException, InterruptedException {
        return KarafHost.unpack("distribution", "karaf.distribution");
    }

    @Override
    void install(KarafHost started) {
        // It starts with it.
    }
}
