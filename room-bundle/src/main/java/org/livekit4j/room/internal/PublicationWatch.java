package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.ffi.track.RtcStatsReader;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.track.RtcStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks after a reconnect whether the server has the local publications. It has them if it reports on what it receives. A
 * publication that the native library has forgotten, or that it sends but the server does not have, is published again.
 *
 * <p>The native library publishes again by itself, possibly late. If it publishes a track twice, unpublishing the track ends the
 * process. Nothing is done here before all of the library's attempts are over.
 */
final class PublicationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationWatch.class);
    /** Two seconds of audio. */
    private static final long PACKETS = 100;
    /** Sixteen seconds: the native library's attempts take ten at most, and a server reports at least every five. */
    private static final int LOOKS = 8;
    /** A minute: nothing is sent, so nothing can be missed. */
    private static final int MOST_LOOKS = 30;
    private static final int ATTEMPTS = 2;
    /** What the native library says of a track that it does not publish. */
    private static final String FORGOTTEN = "no transceiver";

    private final LocalPublications publishing;
    private final RoomState model;
    private final Map<NativeLocalPublication, Check> checks = new ConcurrentHashMap<>();
    private volatile boolean lost;

    private static final class Check {
        private int looks;
        private long firstPackets = -1;
        private int attempts;
        private volatile boolean busy;
    }

    PublicationWatch(RoomState model) {
        this.model = model;
        this.publishing = model.local().publishing();
    }

    /** The connection is lost: what was to be seen is not any more. */
    void reconnecting() {
        checks.clear();
    }

    /** The room has reconnected. */
    void reconnected() {
        publishing.publications().bySid().values().forEach(publication -> checks.put(publication, new Check()));
    }

    /** @return whether a publication is lost for good */
    boolean look() {
        if (model.state() != ConnectionState.CONNECTED) {
            return lost;
        }
        checks.forEach((publication, check) -> {
            NativeLocalTrack track = publication.nativeTrack();
            if (track == null || track.handle().closed() || ++check.looks > MOST_LOOKS) {
                checks.remove(publication);
            } else if (!check.busy) {
                check.busy = true;
                RtcStatsReader.ofTrack(model.client(), track.handle())
                        .whenComplete((reports, failure) -> judge(publication, check, reports, failure));
            }
        });
        return lost;
    }

    private void judge(NativeLocalPublication publication, Check check, List<RtcStats> reports, Throwable failure) {
        boolean over = check.looks >= LOOKS && model.state() == ConnectionState.CONNECTED;
        if (reports != null && Reports.has(reports, "remote-inbound-rtp")) {
            checks.remove(publication, check);
        } else if (over && isForgotten(failure)) {
            repair(publication, check, true);
            return;
        } else if (reports != null && isUnseen(check, reports) && over) {
            repair(publication, check, false);
            return;
        }
        check.busy = false;
    }

    private static boolean isForgotten(Throwable failure) {
        return failure != null && String.valueOf(failure.getMessage()).contains(FORGOTTEN);
    }

    /** Whether more is sent than since the first look. */
    private static boolean isUnseen(Check check, List<RtcStats> reports) {
        long packets = Reports.sum(reports, "outbound-rtp", "packetsSent");
        if (check.firstPackets < 0 || packets < check.firstPackets) {
            check.firstPackets = packets;
        }
        return packets - check.firstPackets >= PACKETS;
    }

    private void repair(NativeLocalPublication publication, Check check, boolean forgotten) {
        check.attempts++;
        LOG.warn("{} is missing on the server after a reconnect; it is published again", publication);
        publishing.repair(publication, forgotten).whenComplete((done, failure) -> {
            check.looks = 0;
            check.firstPackets = -1;
            if (failure != null || !done && check.attempts >= ATTEMPTS) {
                lost = true;
            }
            check.busy = false;
        });
    }
}
