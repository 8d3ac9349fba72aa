package org.livekit4j.devices.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.devices.Camera;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.Microphone;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.OpenDevice;
import org.livekit4j.devices.RoomDevices;
import org.livekit4j.devices.Screen;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.devices.Speaker;
import org.livekit4j.devices.SpeakerOptions;
import org.livekit4j.ffi.Completion;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.TrackSource;

/** Turns devices on and off, one after the other on a platform thread: opening waits for a time. */
final class RoomDevicesControl implements RoomDevices {
    private final Room room;
    private final DevicesService devices;
    private final Consumer<? super RoomDevicesControl> onClose;
    private final ExecutorService lane = Executors.newSingleThreadExecutor(task -> Threads.platform("devices of a room", task));
    private volatile MicrophoneOptions microphoneOptions = MicrophoneOptions.DEFAULTS
            .withProcessing(AudioProcessingOptions.DEFAULTS.withEchoCancellation(true));
    private volatile CameraOptions cameraOptions = CameraOptions.DEFAULTS;
    private volatile ScreenOptions screenOptions = ScreenOptions.DEFAULTS;
    private volatile SpeakerOptions speakerOptions = SpeakerOptions.DEFAULTS;
    private volatile Optional<PublishedDevice<Microphone>> microphone = Optional.empty();
    private volatile Optional<PublishedDevice<Camera>> camera = Optional.empty();
    private volatile Optional<PublishedDevice<Screen>> screen = Optional.empty();
    private volatile Optional<RoomSpeaker> speaker = Optional.empty();

    RoomDevicesControl(Room room, DevicesService devices, Consumer<? super RoomDevicesControl> onClose) {
        this.room = room;
        this.devices = devices;
        this.onClose = onClose;
    }

    /** Ends with the room. */
    void follow() {
        room.ended().thenRun(this::close);
    }

    /** Something that may wait and fail. */
    private interface Action {
        void run() throws InterruptedException;
    }

    private CompletableFuture<Void> carryOut(Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            lane.execute(() -> {
                try {
                    action.run();
                    Completion.complete(done, null);
                } catch (InterruptedException e) {
                    Completion.fail(done, closed());
                } catch (Throwable e) {
                    Completion.fail(done, e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw closed();
        }
        return done;
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("these devices of a room are closed");
    }

    @Override
    public CompletableFuture<Void> setMicrophoneEnabled(boolean enabled) {
        return carryOut(() -> {
            if (microphone.isEmpty() && enabled) {
                microphone = Optional.of(publishMicrophone());
                cancelEcho();
            } else if (microphone.isPresent()) {
                microphone.get().device().setMuted(!enabled);
                microphone.get().track().mute(!enabled);
            }
        });
    }

    private PublishedDevice<Microphone> publishMicrophone() throws InterruptedException {
        Microphone opened = devices.openMicrophone(microphoneOptions);
        return publish(opened, () -> devices.audio().createTrack("microphone", opened.source()),
                TrackPublishOptions.speech(), () -> microphone = Optional.empty());
    }

    private void cancelEcho() {
        if (microphone.isPresent() && speaker.isPresent() && microphone.get().device().options().processing()
                .map(AudioProcessingOptions::echoCancellation).orElse(false)) {
            microphone.get().device().cancelEchoOf(speaker.get().speaker());
        }
    }

    @Override
    public CompletableFuture<Void> setCameraEnabled(boolean enabled) {
        return carryOut(() -> {
            if (camera.isEmpty() && enabled) {
                Camera opened = devices.openCamera(cameraOptions);
                camera = Optional.of(publish(opened, () -> devices.video().createTrack("camera", opened.source()),
                        TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA), () -> camera = Optional.empty()));
            } else if (!enabled) {
                turnOff(camera);
                camera = Optional.empty();
            }
        });
    }

    @Override
    public CompletableFuture<Void> setScreenShareEnabled(boolean enabled) {
        return carryOut(() -> {
            if (screen.isEmpty() && enabled) {
                Screen opened = devices.openScreen(screenOptions);
                screen = Optional.of(publish(opened, () -> devices.video().createTrack("screen", opened.source()),
                        TrackPublishOptions.screen(), () -> screen = Optional.empty()));
            } else if (!enabled) {
                turnOff(screen);
                screen = Optional.empty();
            }
        });
    }

    /** @param forget runs when the device has ended by itself */
    private <D extends OpenDevice> PublishedDevice<D> publish(D opened, Supplier<LocalTrack> maker,
            TrackPublishOptions options, Runnable forget) throws InterruptedException {
        PublishedDevice<D> published = PublishedDevice.publish(room, opened, maker, options);
        opened.ended().thenAccept(end -> {
            if (end.reason() != Reason.CLOSED && !lane.isShutdown()) {
                carryOut(() -> {
                    forget.run();
                    published.turnOff();
                });
            }
        });
        return published;
    }

    private static void turnOff(Optional<? extends PublishedDevice<?>> device) throws InterruptedException {
        if (device.isPresent()) {
            device.get().turnOff();
        }
    }

    @Override
    public CompletableFuture<Void> setSpeakerEnabled(boolean enabled) {
        return carryOut(() -> {
            if (speaker.isEmpty() && enabled) {
                RoomSpeaker opened = RoomSpeaker.open(room, devices.openSpeaker(speakerOptions), devices.audio());
                speaker = Optional.of(opened);
                opened.speaker().ended().thenAccept(this::speakerEnded);
                cancelEcho();
            } else if (!enabled) {
                turnOffSpeaker();
            }
        });
    }

    private void speakerEnded(DeviceEnd end) {
        if (end.reason() != Reason.CLOSED && !lane.isShutdown()) {
            carryOut(this::turnOffSpeaker);
        }
    }

    private void turnOffSpeaker() {
        speaker.ifPresent(RoomSpeaker::close);
        speaker = Optional.empty();
    }

    @Override
    public void setMicrophoneOptions(MicrophoneOptions options) {
        microphoneOptions = Objects.requireNonNull(options, "options is null");
    }

    @Override
    public void setCameraOptions(CameraOptions options) {
        cameraOptions = Objects.requireNonNull(options, "options is null");
    }

    @Override
    public void setScreenOptions(ScreenOptions options) {
        screenOptions = Objects.requireNonNull(options, "options is null");
    }

    @Override
    public void setSpeakerOptions(SpeakerOptions options) {
        speakerOptions = Objects.requireNonNull(options, "options is null");
    }

    @Override
    public Optional<Microphone> microphone() {
        return microphone.map(PublishedDevice::device);
    }

    @Override
    public Optional<Camera> camera() {
        return camera.map(PublishedDevice::device);
    }

    @Override
    public Optional<Screen> screen() {
        return screen.map(PublishedDevice::device);
    }

    @Override
    public Optional<Speaker> speaker() {
        return speaker.map(RoomSpeaker::speaker);
    }

    @Override
    public void close() {
        try {
            CompletableFuture<Void> off = carryOut(this::turnAllOff);
            lane.shutdown();
            off.get();
        } catch (IllegalStateException e) {
            return; // closed already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            DeviceWorker.LOG.warn("Not all devices of room '{}' were turned off", room.name(), e);
        }
        onClose.accept(this);
    }

    private void turnAllOff() throws InterruptedException {
        turnOffSpeaker();
        turnOff(microphone);
        turnOff(camera);
        turnOff(screen);
        microphone = Optional.empty();
        camera = Optional.empty();
        screen = Optional.empty();
    }
}
