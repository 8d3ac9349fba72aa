package org.livekit4j.ffi.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;
import org.osgi.framework.Bundle;

class BundleTroublesTest {
    private static final FakeBundle ROOM = active("org.livekit4j.room", 2);
    private static final FakeBundle CHAT = active("chat", 3);

    private static FakeBundle active(String name, long id) {
        return new FakeBundle(name, id, "1.0.0", Bundle.ACTIVE);
    }

    @Test
    void shouldNameWhoStillUsesWhatWasUpdated() {
        FakeBundle updated = active("org.livekit4j.ffi", 1).former(true, ROOM, CHAT);
        assertThat(BundleTroubles.stale(FakeBundle.context(updated))).containsExactly(new Trouble(
                "org.livekit4j.ffi was updated, and chat, org.livekit4j.room still use what it was before;"
                        + " services of both do not meet",
                "refresh it (bundle:refresh 1)"));
    }

    @Test
    void shouldSayThatItWasUninstalledWhenItWas() {
        FakeBundle gone = new FakeBundle("org.livekit4j.ffi", 1, "1.0.0", Bundle.UNINSTALLED).present(CHAT);
        assertThat(BundleTroubles.stale(FakeBundle.context(gone))).singleElement()
                .satisfies(trouble -> assertThat(trouble.text()).startsWith("org.livekit4j.ffi was uninstalled, and chat still"));
    }

    @Test
    void shouldCareForOthersOnlyWhenOneOfOursUsesThem() {
        FakeBundle usedByUs = active("slf4j", 4).former(true, ROOM);
        FakeBundle usedByOthers = active("guava", 5).former(true, CHAT);
        assertThat(BundleTroubles.stale(FakeBundle.context(usedByUs, usedByOthers))).singleElement()
                .satisfies(trouble -> assertThat(trouble.text()).startsWith("slf4j was updated"));
    }

    @Test
    void shouldFindNothingWhenNobodyUsesWhatWasBefore() {
        FakeBundle itself = active("org.livekit4j.ffi", 1);
        itself.former(true, itself).former(false, ROOM).unresolved().present(ROOM);
        assertThat(BundleTroubles.stale(FakeBundle.context(itself, active("org.livekit4j.none", 6)))).isEmpty();
    }

    @Test
    void shouldListWhatIsNotStarted() {
        FakeBundle resolved = new FakeBundle("org.livekit4j.audio", 7, "1.2.0", Bundle.RESOLVED);
        FakeBundle other = new FakeBundle("chat", 8, "1.2.0", Bundle.RESOLVED);
        FakeBundle nameless = new FakeBundle(null, 9, "1.2.0", Bundle.RESOLVED);
        assertThat(BundleTroubles.idle(FakeBundle.context(ROOM, resolved, other, nameless)))
                .containsExactly(new Trouble("org.livekit4j.audio 1.2.0 is not started", "start it (bundle:start 7)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Bundle.ACTIVE, Bundle.STARTING, Bundle.STOPPING})
    void shouldFindNothingWhenABundleIsAtWork(int state) {
        assertThat(BundleTroubles.idle(FakeBundle.context(new FakeBundle("org.livekit4j.audio", 7, "1.2.0", state)))).isEmpty();
    }

    @Test
    void shouldFindNothingWhenAFragmentIsResolved() {
        FakeBundle fragment = new FakeBundle("org.livekit4j.natives", 7, "1.2.0", Bundle.RESOLVED).fragment();
        assertThat(BundleTroubles.idle(FakeBundle.context(fragment))).isEmpty();
    }

    @Test
    void shouldAskForItsNeedsWhenItIsNotResolved() {
        FakeBundle installed = new FakeBundle("org.livekit4j.audio", 7, "1.2.0", Bundle.INSTALLED);
        FakeBundle idleToo = new FakeBundle("org.livekit4j.audio", 8, "1.1.0", Bundle.UNINSTALLED);
        assertThat(BundleTroubles.idle(FakeBundle.context(ROOM, installed, idleToo)).getFirst()).isEqualTo(
                new Trouble("org.livekit4j.audio 1.2.0 is not resolved", "see what it needs (bundle:diag 7)"));
    }

    @Test
    void shouldNameTheOtherVersionWhenThatIsAtWork() {
        FakeBundle installed = new FakeBundle("org.livekit4j.audio", 7, "1.2.0", Bundle.INSTALLED);
        FakeBundle newer = new FakeBundle("org.livekit4j.audio", 8, "1.3.0", Bundle.ACTIVE);
        assertThat(BundleTroubles.idle(FakeBundle.context(ROOM, installed, newer))).singleElement().satisfies(
                trouble -> assertThat(trouble.text()).isEqualTo("org.livekit4j.audio 1.2.0 is not used, because 1.3.0 is there"));
    }
}
