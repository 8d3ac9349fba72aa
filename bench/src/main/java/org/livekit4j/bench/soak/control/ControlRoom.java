package org.livekit4j.bench.soak.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.LiveKitException;
import org.livekit4j.bench.soak.Joining;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.bench.soak.report.Beat;
import org.livekit4j.bench.soak.report.Beats;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcOptions;

/**
 * Two participants of whom one sends the other a packet of data and calls a method each second, and speaks all the time; all in the room
 * get the packets. Both join again when the service of rooms was replaced, as good users do.
 */
final class ControlRoom implements AutoCloseable {
    private static final long JOIN_SECONDS = 30;
    private static final String RECEIVER = "control-receiver";
    private static final String METHOD = "beat";
    private static final RpcOptions CALL = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(15));

    private final String name;
    private final Services services;
    private final ServerAccess server;
    private final Reports reports;
    private final RoomListener[] listeners;
    private final Beat heard;
    private final Beat called;
    private final Beat answered;
    private final Beat voice;
    private final Repeating work;

    /** @param listeners what else listens where the packets arrive */
    ControlRoom(String name, Duration limit, Services services, ServerAccess server, Reports reports, RoomListener... listeners) {
        this.name = name;
        this.services = services;
        this.server = server;
        this.reports = reports;
        this.listeners = listeners;
        Beats beats = reports.beats();
        heard = beats.expect("data in control room " + name, limit, () -> true);
        called = beats.expect("calls in control room " + name, limit, () -> true);
        answered = beats.expect("answers in control room " + name, limit, () -> true);
        voice = beats.expect("voice in control room " + name, limit, () -> true);
        work = Repeating.start(name, this::meet);
    }

    /** Until one of them is out of the room. */
    private void meet() throws InterruptedException {
        try (Room sender = join("control-sender");
                Room receiver = join(RECEIVER);
                ControlAudio sound = new ControlAudio(services, reports.calls(), sender, receiver, voice)) {
            receiver.addListener((room, event) -> {
                if (event instanceof RoomEvent.DataReceived data && data.packet().topic().equals(Controls.TOPIC)) {
                    heard.arrived();
                }
            });
            List.of(listeners).forEach(receiver::addListener);
            receiver.localParticipant().registerRpcMethod(METHOD, call -> {
                called.arrived();
                return call.payload();
            });
            while (!sender.ended().isDone() && !receiver.ended().isDone()) {
                beat(sender);
                sound.keepOpen();
                Thread.sleep(1_000);
            }
        } catch (IllegalStateException | LiveKitException e) {
            // there is no service now, or the room has ended
        } catch (ExecutionException | TimeoutException e) {
            // could not join: the beats will tell
        }
    }

    private Room join(String identity) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Room> joining = services.rooms().connect(server.url(), server.token(name, identity),
                RoomOptions.DEFAULTS, Joining.counted(reports));
        try {
            return joining.get(JOIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            Joining.giveUp(joining);
            throw e;
        }
    }

    private void beat(Room sender) throws InterruptedException {
        reports.calls().send("control data", () -> sender.localParticipant().publishData(Controls.PAYLOAD,
                DataPublishOptions.DEFAULTS.withTopic(Controls.TOPIC)));
        reports.calls().send("control call", () -> sender.localParticipant().performRpc(RECEIVER, METHOD, "", CALL))
                .thenRun(answered::arrived);
    }

    @Override
    public void close() {
        heard.close();
        called.close();
        answered.close();
        voice.close();
        work.close();
    }
}
