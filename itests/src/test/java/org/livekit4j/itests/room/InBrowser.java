package org.livekit4j.itests.room;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests with bob, who is in a browser. One browser serves all tests of a class. */
abstract class InBrowser {
    static BrowserPeer bob;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @BeforeAll
    static void openBrowser() throws IOException {
        bob = new BrowserPeer();
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (bob != null) {
            bob.close();
            bob = null;
        }
    }
}
