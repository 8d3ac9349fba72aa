package org.livekit4j.demo.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.livekit4j.demo.HandleCounts;
import org.livekit4j.demo.MediaCounts;

/** Whether a run was fine: what was asked for was sent, nearly all of it came, and nothing was left behind. */
final class Verdict {

    /** How much of what is sent must come for a run to be fine. */
    enum Threshold {
        /** Nothing is in between but this machine's load. */
        ALL(99, 95),
        /** Encoders and the network are in between. */
        MOST(95, 85),
        /** Nobody receives what is sent. */
        NONE(0, 0);

        private final int audioPercent;
        private final int videoPercent;

        Threshold(int audioPercent, int videoPercent) {
            this.audioPercent = audioPercent;
            this.videoPercent = videoPercent;
        }
    }

    private Verdict() {}

    /** Why the run was not fine, a line each; empty if it was. */
    static List<String> of(MediaCounts audio, MediaCounts video, long lostControl, HandleCounts handles,
            Threshold threshold) {
        List<String> problems = new ArrayList<>();
        judge("audio", audio, threshold.audioPercent, problems);
        judge("video", video, threshold.videoPercent, problems);
        if (lostControl > 0) {
            problems.add("the queue lost " + lostControl + " control events; none may be lost");
        }
        problems.addAll(of(handles));
        return problems;
    }

    /** As above, of a run that could not begin. */
    static List<String> of(HandleCounts handles) {
        return handles.live() == 0
                ? List.of()
                : List.of(handles.live() + " native handles are live although everything is closed");
    }

    private static void judge(String medium, MediaCounts counts, int percent, List<String> problems) {
        if (counts.streams() == 0) {
            return;
        }
        if (counts.sent() == 0) {
            problems.add("no " + medium + " frame was sent");
        } else if (counts.received() * 100 < counts.sent() * percent) {
            problems.add(String.format(Locale.ROOT, "%d of %d %s frames arrived (%.1f %%); at least %d %% have to",
                    counts.received(), counts.sent(), medium, 100.0 * counts.received() / counts.sent(), percent));
        }
    }
}
