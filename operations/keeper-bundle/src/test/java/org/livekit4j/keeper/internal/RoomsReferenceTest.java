package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.livekit4j.testing.FakeRooms;

class RoomsReferenceTest {
    private final RoomsReference slot = new RoomsReference();

    @Test
    void shouldKeepTheNewOneWhenTheOldOneGoesAfterItCame() throws InterruptedException {
        FakeRooms old = new FakeRooms();
        FakeRooms other = new FakeRooms();
        slot.bind(old);
        slot.bind(other);
        slot.unbind(old);

        assertThat(slot.await()).isSameAs(other);
        slot.unbind(other);
        assertThat(slot.isEmpty()).isTrue();
    }
}
