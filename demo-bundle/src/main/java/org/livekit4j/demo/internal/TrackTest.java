package org.livekit4j.demo.internal;

import org.livekit4j.demo.StreamSnapshot;

/**
 * One track of the demo for the whole run, over as many links as its service comes and goes.
 *
 * @param <S> the service
 */
interface TrackTest<S> extends AutoCloseable {

    FrameLedger ledger();

    /** How much of what is sent will come. */
    DeliveryThreshold expectation();

    TrackEndpoint open(S service);

    StreamSnapshot snapshot();

    /** Finishes the channel's files. No link may be open. */
    @Override
    void close();
}
