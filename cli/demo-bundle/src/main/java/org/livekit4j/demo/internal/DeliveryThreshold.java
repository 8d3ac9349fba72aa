package org.livekit4j.demo.internal;

/** How much of what is sent must come for a run to be fine. */
enum DeliveryThreshold {
    /** Nothing is in between but this machine's load. */
    ALL(99, 95),
    /** Encoders and the network are in between. */
    MOST(95, 85),
    /** Nobody receives what is sent. */
    NONE(0, 0);

    final int audioPercent;
    final int videoPercent;

    DeliveryThreshold(int audioPercent, int videoPercent) {
        this.audioPercent = audioPercent;
        this.videoPercent = videoPercent;
    }
}
