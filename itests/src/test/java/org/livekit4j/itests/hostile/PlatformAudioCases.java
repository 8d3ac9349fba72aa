package org.livekit4j.itests.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.livekit4j.LiveKitException;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.Devices;
import org.livekit4j.devices.DevicesProvider;
import org.livekit4j.devices.PlatformAudio;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetAudioDevicesRequest;
import org.livekit4j.ffi.proto.SetPlayoutDeviceRequest;
import org.livekit4j.ffi.proto.SetRecordingDeviceRequest;
import org.livekit4j.ffi.proto.StartRecordingRequest;
import org.livekit4j.ffi.proto.StopRecordingRequest;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;

/** The platform's own audio, of which a process has one, in the hands of several, and closed in the middle. */
final class PlatformAudioCases {
    private static final int THREADS = 4;
    private static final int CALLS = 25;
    /** Opening and closing it takes up to a second. */
    private static final int OPENINGS = 4;
    private static final int TIMEOUT_SECONDS = 20;
    private static final String[] NAMES = {"", "index:0", "no such device", "x\0y", "%s%n", "é".repeat(10_000)};

    private PlatformAudioCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        arguments(cases);
        ends(cases);
        rooms(cases);
        requests(cases);
        return cases;
    }

    private static Devices devices(Stage stage) {
        return stage.own(ServiceLoader.load(DevicesProvider.class).findFirst().orElseThrow()
                .open(stage::audio, stage::video, _ -> stage.client(), _ -> {
                }));
    }

    private static PlatformAudio open(Stage stage) {
        return stage.own(devices(stage).openPlatformAudio());
    }

    private static void arguments(List<HostileCase> cases) {
        for (String name : NAMES) {
            for (DeviceKind kind : DeviceKind.values()) {
                boolean sound = kind == DeviceKind.MICROPHONE || kind == DeviceKind.SPEAKER;
                cases.add(HostileCase.refused("a " + kind + " of " + name.length() + " characters that is not there",
                        stage -> open(stage).select(new Device(kind, name, "")),
                        sound ? DeviceException.class : IllegalArgumentException.class));
            }
            cases.add(HostileCase.harmless("a track with a name of " + name.length() + " characters",
                    stage -> open(stage).createTrack(name).close()));
        }
        cases.add(HostileCase.refused("no device", stage -> open(stage).select(null), NullPointerException.class));
        cases.add(HostileCase.refused("no kind", stage -> open(stage).list(null), NullPointerException.class));
        cases.add(HostileCase.refused("no name", stage -> open(stage).createTrack(null), NullPointerException.class));
        cases.add(HostileCase.refused("no options", stage -> devices(stage).openPlatformAudio(null), NullPointerException.class));
        cases.add(HostileCase.harmless("recording turned on and off again and again", stage -> {
            PlatformAudio audio = open(stage);
            for (int i = 0; i < CALLS; i++) {
                audio.setRecording(i % 3 == 0);
            }
        }));
    }

    private static void ends(List<HostileCase> cases) {
        cases.add(HostileCase.refused("a second one of the same devices", stage -> {
            Devices devices = devices(stage);
            stage.own(devices.openPlatformAudio());
            devices.openPlatformAudio();
        }, IllegalStateException.class));
        cases.add(HostileCase.refused("a second one of other devices", stage -> {
            open(stage);
            open(stage);
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless("opened and closed again and again, twice each", stage -> {
            Devices devices = devices(stage);
            for (int i = 0; i < OPENINGS; i++) {
                PlatformAudio audio = devices.openPlatformAudio();
                audio.createTrack("voice");
                audio.close();
                audio.close();
            }
        }));
        cases.add(HostileCase.refused("used after it was closed", stage -> {
            PlatformAudio audio = open(stage);
            audio.close();
            audio.createTrack("voice");
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless("its track, muted and closed after it", stage -> {
            PlatformAudio audio = open(stage);
            LocalAudioTrack track = audio.createTrack("voice");
            audio.close();
            track.close();
            track.mute(true);
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless("closed while several threads use it", stage -> {
            PlatformAudio audio = open(stage);
            List<CompletableFuture<Void>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(CompletableFuture.runAsync(() -> useUntilClosed(audio)));
            }
            audio.close();
            for (CompletableFuture<Void> thread : threads) {
                thread.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        }));
        cases.add(HostileCase.refused("the client closed under it", stage -> {
            PlatformAudio audio = open(stage);
            audio.createTrack("voice");
            stage.client().close();
            audio.list(DeviceKind.SPEAKER);
        }, IllegalStateException.class));
    }

    private static void useUntilClosed(PlatformAudio audio) {
        try {
            for (int i = 0; i < CALLS; i++) {
                LocalAudioTrack track = audio.createTrack("voice");
                audio.list(DeviceKind.SPEAKER).forEach(audio::select);
                audio.setRecording(false);
                audio.list(DeviceKind.MICROPHONE).forEach(audio::select);
                audio.setRecording(true);
                track.close();
            }
        } catch (IllegalStateException | LiveKitException e) {
            // It is closed
        }
    }

    private static void rooms(List<HostileCase> cases) {
        cases.add(HostileCase.harmless("closed in a room where it is published, and opened again", stage -> {
            PlatformAudio audio = open(stage);
            stage.meeting().room().localParticipant().publishTrack(audio.createTrack("voice"), TrackPublishOptions.DEFAULTS)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            audio.close();
            open(stage);
        }));
        cases.add(HostileCase.harmless("a room closed under its published track", stage -> {
            PlatformAudio audio = open(stage);
            Meeting meeting = stage.meeting();
            meeting.room().localParticipant().publishTrack(audio.createTrack("voice"), TrackPublishOptions.DEFAULTS)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            meeting.room().close();
            audio.setRecording(false);
            audio.setRecording(true);
        }));
        cases.add(HostileCase.refused("a track published in two rooms", stage -> {
            LocalAudioTrack track = open(stage).createTrack("voice");
            Meeting meeting = stage.meeting();
            meeting.room().localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            meeting.peer().localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }, IllegalStateException.class));
    }

    /** Handles of nothing, and of something else. */
    private static void requests(List<HostileCase> cases) {
        for (long handle : new long[]{0, -1, Long.MAX_VALUE}) {
            cases.add(request("devices of " + handle, FfiRequest.newBuilder().setGetAudioDevices(
                    GetAudioDevicesRequest.newBuilder().setPlatformAudioHandle(handle))));
            cases.add(request("the microphone of " + handle, FfiRequest.newBuilder().setSetRecordingDevice(
                    SetRecordingDeviceRequest.newBuilder().setPlatformAudioHandle(handle).setDeviceId("index:0"))));
            cases.add(request("the speaker of " + handle, FfiRequest.newBuilder().setSetPlayoutDevice(
                    SetPlayoutDeviceRequest.newBuilder().setPlatformAudioHandle(handle).setDeviceId("index:0"))));
            cases.add(request("recording of " + handle, FfiRequest.newBuilder().setStartRecording(
                    StartRecordingRequest.newBuilder().setPlatformAudioHandle(handle))));
            cases.add(request("no recording of " + handle, FfiRequest.newBuilder().setStopRecording(
                    StopRecordingRequest.newBuilder().setPlatformAudioHandle(handle))));
        }
        cases.add(HostileCase.refused("devices of a source of sound", stage -> stage.requests().send(FfiRequest.newBuilder()
                .setGetAudioDevices(GetAudioDevicesRequest.newBuilder()
                        .setPlatformAudioHandle(stage.requests().audioSource(48_000, 1, 100)))),
                LiveKitException.class));
    }

    private static HostileCase request(String name, FfiRequest.Builder request) {
        return HostileCase.refused(name, stage -> stage.requests().send(request), LiveKitException.class);
    }
}
