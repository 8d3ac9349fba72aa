package org.livekit4j.launcher.view;

import java.time.Duration;
import org.livekit4j.demo.DemoSnapshot;

/** Shows a run while it goes on. */
public interface View extends AutoCloseable {

    /** Time between two snapshots. */
    Duration interval();

    void show(DemoSnapshot snapshot);

    /** The run is over. */
    @Override
    void close();
}
