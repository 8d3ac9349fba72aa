package org.livekit4j.media.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Frames that are used again: whole to the one who has them, and each in one place only. */
public final class FrameReuseStress {

    private FrameReuseStress() {}

    /** Two halves that are written and read one after the other, without any order of their own. */
    private static final class Sheet {
        int left;
        int right;
    }

    /** A stream as far as its frames go: a native thread fills free ones, and a queue loses the oldest. */
    private abstract static class Stream extends Meeting {
        final FrameReuse<Sheet> reuse = FrameReuse.of(2);
        final Mailbox<Sheet> frames = Mailboxes.create(2, Overflow.DROP_OLDEST, reuse::giveBack);
        private final List<Sheet> made = new ArrayList<>();
        private boolean torn;

        Stream() {
            send(1);
            send(2);
            send(3); // one is free now, and two wait
        }

        final void send(int number) {
            Sheet sheet = reuse.take();
            if (sheet == null) {
                sheet = new Sheet();
                made.add(sheet);
            }
            sheet.left = number;
            sheet.right = number;
            frames.offer(sheet);
        }

        final Sheet take() {
            reuse.next();
            Sheet sheet = frames.poll();
            reuse.taken(sheet);
            return sheet;
        }

        /** What its reader sees, now and a little later. */
        final void read(Sheet sheet) {
            if (sheet != null) {
                int left = sheet.left;
                Thread.onSpinWait();
                if (left != sheet.right || left != sheet.left) {
                    torn = true;
                }
            }
        }

        final String reading() {
            return torn ? "torn" : "whole";
        }

        /** Where each frame is, once no thread uses the stream any more. */
        final String account(Sheet... held) {
            List<Sheet> found = new ArrayList<>();
            for (Sheet sheet : held) {
                if (sheet != null) {
                    found.add(sheet);
                }
            }
            for (Sheet sheet; (sheet = frames.poll()) != null;) {
                found.add(sheet);
            }
            for (Sheet sheet; (sheet = reuse.take()) != null;) {
                found.add(sheet);
            }
            if (found.stream().distinct().count() < found.size()) {
                return "a frame in two places";
            }
            return made.size() - found.size() + " lost";
        }
    }

    @State
    public static class Overflowing extends Stream {
        private Sheet last;
    }

    /** A consumer takes frames while the queue overflows. */
    @JCStressTest
    @Outcome(id = "whole, 0 lost", expect = ACCEPTABLE, desc = "Each frame is whole, and each that was evicted is back once")
    public static class OverflowAgainstTake {
        @Actor
        public void library(Overflowing race) {
            race.meet();
            for (int i = 4; i < 10; i++) {
                race.send(i);
            }
        }

        @Actor
        public void consumer(Overflowing race) {
            race.meet();
            for (int i = 0; i < 3; i++) {
                race.last = race.take();
                race.read(race.last);
            }
        }

        @Arbiter
        public void rest(Overflowing race, LL_Result result) {
            result.r1 = race.reading();
            result.r2 = race.account(race.last);
        }
    }

    @State
    public static class Shared extends Stream {
        private Sheet one;
        private Sheet two;
    }

    /** Two consumers take in turn, and the queue is filled by one of them: what they have is not overwritten by either. */
    @JCStressTest
    @Outcome(id = "whole, \\d lost", expect = ACCEPTABLE, desc = "Each frame is whole; some are left to the garbage collector")
    public static class TwoConsumers {
        @Actor
        public void first(Shared race) {
            race.meet();
            for (int i = 4; i < 7; i++) {
                race.one = race.take();
                race.send(i);
                race.read(race.one);
            }
        }

        @Actor
        public void second(Shared race) {
            race.meet();
            for (int i = 0; i < 3; i++) {
                race.two = race.take();
                race.read(race.two);
            }
        }

        @Arbiter
        public void rest(Shared race, LL_Result result) {
            result.r1 = race.reading();
            result.r2 = race.account(race.one, race.two);
        }
    }

    @State
    public static class Closing extends Stream {
        private Sheet last;
    }

    /** The stream ends while a consumer takes, and gives back what it had. */
    @JCStressTest
    @Outcome(id = "whole, 0 free", expect = ACCEPTABLE, desc = "Nothing is kept, and what was taken stays as it is")
    public static class CloseAgainstTake {
        @Actor
        public void closing(Closing race) {
            race.meet();
            race.frames.close();
            race.reuse.close();
            race.send(4);
        }

        @Actor
        public void consumer(Closing race) {
            race.last = race.take();
            race.meet();
            for (int i = 0; i < 2; i++) {
                race.read(race.last);
                race.last = race.take();
            }
            race.read(race.last);
        }

        @Arbiter
        public void rest(Closing race, LL_Result result) {
            race.read(race.last);
            result.r1 = race.reading();
            int free = 0;
            while (race.reuse.take() != null) {
                free++;
            }
            result.r2 = free + " free";
        }
    }
}
