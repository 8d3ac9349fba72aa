package org.livekit4j.itests.room;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Color;
import java.awt.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.Microphone;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.OpenDevice;
import org.livekit4j.devices.PlatformAudio;
import org.livekit4j.devices.PlatformAudioOptions;
import org.livekit4j.devices.RoomDevices;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;

/**
 * A program with devices. It reads commands from its standard input and writes answers and events to its standard output, each
 * of them a line of JSON.
 */
public final class DeskChild {
    private static final Gson GSON = new Gson();
    private static final int RATE = 48_000;

    private final LiveKit livekit = LiveKit.create();
    private Room room;
    private RoomDevices devices;
    private Microphone other;
    private PlatformAudio platform;

    private DeskChild() {}

    public static void main(String[] arguments) throws IOException {
        DeskChild child = new DeskChild();
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                JsonObject command = JsonParser.parseString(line).getAsJsonObject();
                long id = command.get("id").getAsLong();
                try {
                    say(Map.of("id", id, "ok", child.answer(command)));
                } catch (Exception | LinkageError e) {
                    say(Map.of("id", id, "error", e.toString()));
                }
            }
        }
        child.livekit.close();
        System.exit(0); // AWT may have threads
    }

    private static synchronized void say(Map<String, ?> message) {
        System.out.println(GSON.toJson(message));
    }

    private Map<String, ?> answer(JsonObject command) throws Exception {
        switch (command.get("do").getAsString()) {
            case "connect" -> {
                room = livekit.connect(command.get("url").getAsString(), command.get("token").getAsString());
                devices = livekit.devices().forRoom(room);
            }
            case "microphone" -> turnMicrophone(on(command), command.has("echoless"));
            case "speaker" -> turn(devices.setSpeakerEnabled(on(command)), devices::speaker);
            case "screen" -> turnScreen(on(command));
            case "play" -> play(command.has("hertz")
                    ? Tone.sine(command.get("hertz").getAsInt(), RATE, 1, Tone.FRAMES_A_SECOND)
                    : noise());
            case "level" -> {
                return Map.of("dbfs", Math.max(-200, devices.microphone().orElseThrow().levelDbfs()));
            }
            case "listen" -> {
                return Map.of("dbfs", Math.max(-200, listen()));
            }
            case "list" -> {
                return Map.of("names", livekit.devices().list(DeviceKind.valueOf(command.get("kind").getAsString())).stream()
                        .map(Device::name).toList());
            }
            case "platform" -> turnPlatform(on(command));
            case "voice" -> publish(platform.createTrack("voice"));
            case "record" -> platform.setRecording(on(command));
            case "select" -> platform.select(new Device(DeviceKind.SPEAKER, command.get("name").getAsString(), ""));
            case "platform_list" -> {
                return Map.of("names", platform.list(DeviceKind.valueOf(command.get("kind").getAsString())).stream()
                        .map(Device::name).toList());
            }
            case "handles" -> {
                return livekit.unwrap(FfiClient.class).handles().liveByKind().entrySet().stream()
                        .collect(Collectors.toMap(live -> live.getKey().name(), Map.Entry::getValue));
            }
            case "paint" -> paint(new Color(command.get("colour").getAsInt()));
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
        return Map.of();
    }

    /** The level of a second microphone, which does not process its audio and is in no room. */
    private double listen() {
        if (other == null) {
            other = livekit.devices().openMicrophone();
        }
        return other.levelDbfs();
    }

    /** One that changes nothing of what is recorded. */
    private void turnPlatform(boolean on) {
        if (on) {
            platform = livekit.devices().openPlatformAudio(PlatformAudioOptions.DEFAULTS.withEchoCancellation(false)
                    .withNoiseSuppression(false).withGainControl(false));
        } else {
            platform.close();
        }
    }

    private void publish(LocalAudioTrack track) throws InterruptedException {
        LiveKit.await(room.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS));
    }

    private static boolean on(JsonObject command) {
        return command.get("on").getAsBoolean();
    }

    /** @param device what is open then, whose end is told */
    private void turn(CompletableFuture<Void> done,
            Supplier<? extends Optional<? extends OpenDevice>> device)
            throws InterruptedException {
        LiveKit.await(done);
        device.get().ifPresent(open -> open.ended().thenAccept(end -> say(Map.of("event", "ended", "kind",
                open.device().kind(), "reason", end.reason(), "message", end.detail()))));
    }

    /** A microphone that changes nothing, or one that cancels echoes and does nothing else. */
    private void turnMicrophone(boolean on, boolean echoless) throws InterruptedException {
        AudioProcessingOptions onlyEchoes = AudioProcessingOptions.DEFAULTS.withEchoCancellation(true).withNoiseSuppression(false)
                .withGainControl(false).withHighPassFilter(false);
        devices.setMicrophoneOptions(
                echoless ? MicrophoneOptions.DEFAULTS.withProcessing(onlyEchoes) : MicrophoneOptions.DEFAULTS);
        turn(devices.setMicrophoneEnabled(on), devices::microphone);
    }

    private void turnScreen(boolean on) throws InterruptedException {
        devices.setScreenOptions(ScreenOptions.DEFAULTS.withFramesPerSecond(10));
        turn(devices.setScreenShareEnabled(on), devices::screen);
    }

    /** A second of it. A canceller of echoes finds out by how much they are late, which a tone does not tell. */
    private static List<AudioFrame> noise() {
        Random random = new Random(1);
        int samples = RATE / Tone.FRAMES_A_SECOND;
        return Stream.generate(() -> {
            short[] frame = new short[samples];
            for (int i = 0; i < samples; i++) {
                frame[i] = (short) random.nextInt(-12_000, 12_000);
            }
            return new AudioFrame(frame, RATE, 1);
        }).limit(Tone.FRAMES_A_SECOND).toList();
    }

    /** Plays frames on the speaker, again and again. */
    private void play(List<AudioFrame> playing) {
        AudioMixerInput input = devices.speaker().orElseThrow().addInput("played");
        Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0;; i++) {
                    input.push(playing.get(i % playing.size()));
                }
            } catch (IllegalStateException e) {
                // The speaker has ended
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void paint(Color colour) {
        Window window = new Window(null);
        window.setBackground(colour);
        window.setBounds(0, 0, 4_000, 4_000);
        window.setVisible(true);
    }
}
