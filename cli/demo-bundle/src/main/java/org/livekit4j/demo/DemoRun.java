package org.livekit4j.demo;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/** A run under way. Safe for use by several threads. */
@ProviderType
public interface DemoRun {

    /** How the run stands now. */
    DemoSnapshot snapshot();

    /** Ends the run before its time. Returns at once; the report comes when everything is closed, within about two seconds. */
    void stop();

    /** Completes when everything that the run opened is closed. It does not fail: what went wrong is in the report. */
    CompletableFuture<DemoReport> report();
}
