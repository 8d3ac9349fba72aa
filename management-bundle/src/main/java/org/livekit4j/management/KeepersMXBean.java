package org.livekit4j.management;

import java.util.List;

/** The rooms that configurations want kept joined, as {@value #OBJECT_NAME}. */
public interface KeepersMXBean {

    String OBJECT_NAME = "org.livekit4j:type=Keepers";

    List<KeeperView> getKeepers();

    /** How many of them are not joined. */
    int getMissing();
}
