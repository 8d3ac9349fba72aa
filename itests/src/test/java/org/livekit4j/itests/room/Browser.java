package org.livekit4j.itests.room;

import java.io.IOException;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.browser.Chromium;

/** The browser of a test, if there is one. */
final class Browser {

    private Browser() {}

    /** Opens a blank tab; skips the test if there is no browser, or fails where nothing may be skipped. */
    static BrowserTab open() throws IOException, InterruptedException {
        if (!Chromium.isInstalled()) {
            TestServer.unavailable("no browser: there is no chromium");
        }
        return BrowserTab.open();
    }
}
