package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PendingTableTest {
    /** How many slots a new table has. */
    private static final int SIZE = 64;

    private final PendingTable table = new PendingTable();

    private PendingRequest add(long id) {
        PendingRequest request = new PendingRequest(id);
        table.add(request);
        return request;
    }

    @Test
    void shouldFindEachWhenTheirSlotsAreTheSame() {
        PendingRequest first = add(5);
        PendingRequest second = add(5 + SIZE);
        PendingRequest third = add(5 + 2 * SIZE);

        assertThat(table.find(5)).isSameAs(first);
        assertThat(table.find(5 + SIZE)).isSameAs(second);
        assertThat(table.find(5 + 2 * SIZE)).isSameAs(third);
        assertThat(table.find(5 + 3 * SIZE)).isNull();
        assertThat(table.find(6)).isNull();
    }

    @Test
    void shouldFindWhatIsBeyondTheEndWhenTheLastSlotIsTaken() {
        PendingRequest first = add(SIZE - 1);
        PendingRequest second = add(2 * SIZE - 1);

        assertThat(table.find(SIZE - 1)).isSameAs(first);
        assertThat(table.find(2 * SIZE - 1)).isSameAs(second);
        table.remove(second);
        assertThat(table.find(2 * SIZE - 1)).isNull();
        assertThat(table.requests()).containsExactly(first);
    }

    @Test
    void shouldFindTheOthersWhenOneBeforeThemIsRemoved() {
        PendingRequest first = add(5);
        PendingRequest second = add(5 + SIZE);
        PendingRequest third = add(5 + 2 * SIZE);
        table.remove(first);

        assertThat(table.find(5)).isNull();
        assertThat(table.find(5 + SIZE)).isSameAs(second);
        assertThat(table.find(5 + 2 * SIZE)).isSameAs(third);
        assertThat(table.requests()).containsExactlyInAnyOrder(second, third);
        assertThat(first.removed).isTrue();
        assertThat(second.removed).isFalse();
    }

    @Test
    void shouldFindWhatTakesThePlaceOfOneThatIsGone() {
        table.remove(add(5));
        PendingRequest next = add(5 + SIZE);
        assertThat(table.find(5 + SIZE)).isSameAs(next);
        assertThat(table.find(5)).isNull();
    }

    @Test
    void shouldRemoveItsOwnOnlyWhenAnotherHasTheSameId() {
        PendingRequest first = add(7);
        PendingRequest second = add(7);
        table.remove(second);
        assertThat(table.find(7)).isSameAs(first);
        assertThat(table.requests()).containsExactly(first);
    }

    @Test
    void shouldRemoveNothingWhenItIsNotThere() {
        PendingRequest first = add(5);
        table.remove(new PendingRequest(5));
        table.remove(new PendingRequest(6));
        assertThat(table.find(5)).isSameAs(first);
    }

    @Test
    void shouldFindAllWhenThereAreManyMoreThanItBeganWith() {
        List<PendingRequest> all = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            all.add(add(i));
            for (PendingRequest each : all) {
                assertThat(table.find(each.id)).isSameAs(each);
            }
            assertThat(table.find(i + 1L)).isNull();
        }
        assertThat(table.requests()).hasSize(1_000);
        all.forEach(table::remove);
        assertThat(table.requests()).isEmpty();
        all.forEach(each -> assertThat(table.find(each.id)).isNull());
    }

    @Test
    void shouldStillEndItsSearchWhenAllSlotsWereUsedOnce() {
        PendingRequest staying = add(SIZE / 2);
        for (int i = 1; i < 10 * SIZE; i++) {
            if (i != staying.id) {
                table.remove(add(i));
            }
        }
        assertThat(table.requests()).containsExactly(staying);
        assertThat(table.find(staying.id)).isSameAs(staying);
        for (int i = 0; i < SIZE; i++) {
            assertThat(table.find(10 * SIZE + i)).isNull();
        }
    }

    @Test
    void shouldLetAnotherThreadAddWhenOneHasAdded() {
        PendingRequest first = add(1);
        CompletableFuture<PendingRequest> second = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> second.complete(add(2)));
        assertThat(second).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(table.requests()).containsExactlyInAnyOrder(first, second.join());
    }
}
