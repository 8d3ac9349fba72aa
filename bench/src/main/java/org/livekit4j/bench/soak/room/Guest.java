package org.livekit4j.bench.soak.room;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.control.Controls;
import org.livekit4j.bench.soak.media.StreamUser;
import org.livekit4j.bench.soak.report.Awaited;
import org.livekit4j.bench.soak.report.Beat;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.bench.soak.report.Faults;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;

/** A participant who stays for a while and does many things. As long as it is connected it must get the beats of the control room. */
final class Guest {
    private static final Duration END = Duration.ofSeconds(30);

    private final Round round;
    private final Room room;
    private final Beat beat;
    private final Deque<AutoCloseable> own = new ArrayDeque<>();
    private final List<StreamUser<?>> streams = new ArrayList<>();

    /** @param room that was joined just now */
    Guest(Round round, Room room) {
        this.round = round;
        this.room = room;
        String name = "data for a guest in " + room.name();
        beat = round.reports().beats().expect(name, Controls.LIMIT, () -> room.connectionState() == ConnectionState.CONNECTED);
        room.addListener((where, event) -> {
            if (event instanceof RoomEvent.Reconnected
                    || event instanceof RoomEvent.DataReceived data && data.packet().topic().equals(Controls.TOPIC)) {
                beat.arrived();
            }
        });
    }

    Round round() {
        return round;
    }

    Room room() {
        return room;
    }

    Calls calls() {
        return round.reports().calls();
    }

    /** Closed when it leaves. */
    void own(AutoCloseable resource) {
        own.push(resource);
    }

    void watch(StreamUser<?> stream) {
        streams.add(stream);
    }

    /** Any publication of another participant; null if there is none. */
    RemoteTrackPublication anyPublication() {
        List<RemoteTrackPublication> all = room.remoteParticipants().values().stream()
                .flatMap(participant -> participant.trackPublications().values().stream()).toList();
        return all.isEmpty() ? null : all.get(round.random().nextInt(all.size()));
    }

    /** Leaves in one of all ways; what it has made goes before or after. */
    void leave() throws InterruptedException {
        boolean first = round.oneIn(2);
        if (first) {
            closeOwn();
        }
        switch (round.random().nextInt(4)) {
            case 0 -> {
                calls().run("close room", room::close);
                calls().run("close room again", room::close);
            }
            case 1 -> calls().await("disconnect", room::disconnect);
            case 2 -> {
                Thread other = Thread.ofVirtual().start(room::close);
                calls().run("close room", room::close);
                other.join();
            }
            default -> calls().run("close room", room::close);
        }
        beat.close();
        closeOwn();
        awaitEnd();
        for (StreamUser<?> stream : streams) {
            stream.end();
            stream.awaitEnd();
            stream.close();
        }
    }

    private void closeOwn() throws InterruptedException {
        while (!own.isEmpty()) {
            calls().run("close a guest's resource", own.pop()::close);
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (!Awaited.within(END, room.ended())) {
            round.reports().faults().add(Faults.Kind.HANG, "a room that was left", "a room that was left has not ended: " + room);
        }
    }
}
