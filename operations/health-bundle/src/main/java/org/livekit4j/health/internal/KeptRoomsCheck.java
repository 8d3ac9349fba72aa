package org.livekit4j.health.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the rooms are joined that configurations want kept joined. */
@Component(property = {HealthCheck.NAME + "=LiveKit kept rooms", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=rooms"})
public final class KeptRoomsCheck implements HealthCheck {
    /** How long a room may be out before that is more than a hiccup. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Reference
    volatile List<RoomKeeper> keepers = List.of();

    private final InstantSource clock;

    @Activate
    public KeptRoomsCheck() {
        this(InstantSource.system());
    }

    KeptRoomsCheck(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<RoomKeeper> all = keepers;
        log.info("{} rooms are to be kept joined", all.size());
        all.forEach(keeper -> check(keeper, log));
        return new Result(log);
    }

    private void check(RoomKeeper keeper, FormattingResultLog log) {
        KeeperStatus status = keeper.status();
        String why = status.lastFailure().map(failure -> ": " + failure).orElse("");
        switch (status.state()) {
            case JOINED -> {
            }
            case RECONNECTING -> log.warn("{}: room '{}' has lost its connection and is reconnecting", status.pid(),
                    Printable.of(status.room()));
            case LEFT -> log.warn("{} was told to leave its room; livekit:rejoin {} joins it again", status.pid(), status.pid());
            case GIVEN_UP -> log.critical("{} is GIVEN_UP{}; livekit:rejoin {} joins it again", status.pid(), why, status.pid());
            case MISCONFIGURED -> log.critical("{} is MISCONFIGURED{}", status.pid(), why);
            case WAITING, JOINING, RETRYING -> {
                Duration out = Duration.between(status.since(), clock.instant());
                if (out.compareTo(GRACE) < 0) {
                    log.temporarilyUnavailable("{} is {}{}", status.pid(), status.state(), why);
                } else {
                    log.critical("{} is {}, and has been out of its room for {} s{}", status.pid(), status.state(),
                            out.toSeconds(), why);
                }
            }
        }
    }
}
