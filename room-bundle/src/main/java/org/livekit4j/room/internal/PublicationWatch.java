package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.NativeLocalTrack;
import org.livekit4j.ffi.RtcStatsReader;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.track.RtcStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a reconnect: whether the server has what is published here. It does if it reports on what it receives. A publication of which the native library
 * sends media, or would have to, and the server does not, is published again.
 */
final class PublicationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationWatch.class);
    /** Two seconds of audio. */
    private static final long PACKETS = 100;
    /** So many looks last ten seconds, in which a server reports at least twice. */
    private static final int LOOKS = 5;
    /** A minute: nothing is sent, so nothing can be missed. */
    private static final int MOST_LOOKS = 30;
    private static final int ATTEMPTS = 2;

    private final Publishing publishing;
    private final RoomModel model;
    private final Map<NativeLocalPublication, Check> checks = new ConcurrentHashMap<>();
    private volatile boolean lost;

    private static final class Check {
        private int looks;
        private long firstPackets = -1;
        private int attempts;
        private volatile boolean busy;
    }

    PublicationWatch(RoomModel model) {
        this.model = model;
        this.publishing = model.local().publishing();
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
                        .whenComplete((reports, failure) -> judge(publication, check, reports));
            }
        });
        return lost;
    }

    /** @param reports null if there are none, as of a track that is not published */
    private void judge(NativeLocalPublication publication, Check check, List<RtcStats> reports) {
        if (reports != null && Reports.has(reports, "remote-inbound-rtp")) {
            checks.remove(publication, check);
        } else if (model.state() == ConnectionState.CONNECTED && isMissing(check, reports)) {
            repair(publication, check);
            return;
        }
        check.busy = false;
    }

    private static boolean isMissing(Check check, List<RtcStats> reports) {
        if (reports == null || !Reports.has(reports, "outbound-rtp")) {
            return check.looks > 1;
        }
        long packets = Reports.sum(reports, "outbound-rtp", "packetsSent");
        if (check.firstPackets < 0 || packets < check.firstPackets) {
            check.firstPackets = packets;
        }
        return check.looks >= LOOKS && packets - check.firstPackets >= PACKETS;
    }

    private void repair(NativeLocalPublication publication, Check check) {
        check.attempts++;
        LOG.warn("{} is not on the server since the room has reconnected: it is published again", publication);
        publishing.repair(publication).whenComplete((done, failure) -> {
            check.looks = 0;
            check.firstPackets = -1;
            if (failure != null || !done && check.attempts >= ATTEMPTS) {
                lost = true;
            }
            check.busy = false;
        });
    }
}
