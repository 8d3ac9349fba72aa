package org.livekit4j.devices.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.PlatformAudio;
import org.livekit4j.devices.PlatformAudioOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.ResourceTracker;
import org.livekit4j.ffi.proto.AudioDeviceInfo;
import org.livekit4j.ffi.proto.AudioSourceOptions;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.GetAudioDevicesRequest;
import org.livekit4j.ffi.proto.GetAudioDevicesResponse;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewPlatformAudioRequest;
import org.livekit4j.ffi.proto.NewPlatformAudioResponse;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.SetPlayoutDeviceRequest;
import org.livekit4j.ffi.proto.SetRecordingDeviceRequest;
import org.livekit4j.ffi.proto.StartRecordingRequest;
import org.livekit4j.ffi.proto.StopRecordingRequest;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.TrackKind;

/** The native library's module for sound devices, of which a process has one: what is chosen is chosen for all. */
final class NativePlatformAudio implements PlatformAudio {
    private static final AtomicBoolean IN_USE = new AtomicBoolean();

    private final FfiClient client;
    private final PlatformAudioOptions options;
    private final Consumer<? super NativePlatformAudio> onClose;
    private final ResourceTracker resources;
    private final FfiHandle handle;
    private final AtomicBoolean ended = new AtomicBoolean();
    /** Held to select devices and to turn recording on or off, so that what is told is what was done last. */
    private final ReentrantLock choosing = new ReentrantLock();
    /** The name of the selected one; empty for the default one. Guarded by the lock. */
    private Optional<String> microphone = Optional.empty();
    private volatile boolean recording = true;

    /** A device, and what the library calls it until devices come or go. */
    private record Listed(Device device, String id) {}

    /** @throws IllegalStateException if there is one in the process, or the library is shut down */
    static NativePlatformAudio open(FfiClient client, PlatformAudioOptions options,
            Consumer<? super NativePlatformAudio> onClose) {
        if (!IN_USE.compareAndSet(false, true)) {
            throw new IllegalStateException("platform audio is in use in this process already; there can be one: close it first");
        }
        ResourceTracker resources = new ResourceTracker("this platform audio", client);
        NativePlatformAudio made;
        try {
            made = new NativePlatformAudio(client, options, onClose, resources,
                    asked(() -> resources.call(() -> open(client))));
        } catch (Throwable e) {
            resources.close();
            IN_USE.set(false);
            throw e;
        }
        return resources.add(made, (audio, _) -> audio.end()); // first, so that it is closed last
    }

    private static FfiHandle open(FfiClient client) {
        NewPlatformAudioResponse opened = client.request(FfiRequest.newBuilder()
                .setNewPlatformAudio(NewPlatformAudioRequest.getDefaultInstance()).build()).getNewPlatformAudio();
        if (opened.hasError()) {
            throw new DeviceException("the native library finds no sound system: " + opened.getError()
                    + ". On Linux PulseAudio or PipeWire must run for this user", null);
        }
        return client.adopt(HandleKind.PLATFORM_AUDIO, opened.getPlatformAudio().getHandle());
    }

    private NativePlatformAudio(FfiClient client, PlatformAudioOptions options, Consumer<? super NativePlatformAudio> onClose,
            ResourceTracker resources, FfiHandle handle) {
        this.client = client;
        this.options = options;
        this.onClose = onClose;
        this.resources = resources;
        this.handle = handle;
    }

    private void end() {
        handle.close();
        if (ended.compareAndSet(false, true)) {
            IN_USE.set(false);
            onClose.accept(this);
        }
    }

    private FfiResponse request(FfiRequest.Builder request) {
        return asked(() -> resources.call(() -> client.request(request.build())));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (FfiException e) {
            throw new DeviceException(e.getMessage(), e);
        }
    }

    @Override
    public PlatformAudioOptions options() {
        return options;
    }

    @Override
    public List<Device> list(DeviceKind kind) {
        return listed(kind).stream().map(Listed::device).toList();
    }

    private List<Listed> listed(DeviceKind kind) {
        requireSound(Objects.requireNonNull(kind, "kind is null"));
        GetAudioDevicesResponse devices = request(FfiRequest.newBuilder()
                .setGetAudioDevices(GetAudioDevicesRequest.newBuilder().setPlatformAudioHandle(handle.id())))
                .getGetAudioDevices();
        check("the devices cannot be listed", devices.getError());
        List<AudioDeviceInfo> found = kind == DeviceKind.MICROPHONE
                ? devices.getRecordingDevicesList()
                : devices.getPlayoutDevicesList();
        return Names.unique(found, AudioDeviceInfo::getName,
                (device, name) -> new Listed(new Device(kind, name, ""), device.getGuid()));
    }

    private static void requireSound(DeviceKind kind) {
        if (kind != DeviceKind.MICROPHONE && kind != DeviceKind.SPEAKER) {
            throw new IllegalArgumentException(
                    "kind is " + kind + "; it must be " + DeviceKind.MICROPHONE + " or " + DeviceKind.SPEAKER);
        }
    }

    private static void check(String what, String error) {
        if (!error.isEmpty()) {
            throw new DeviceException(what + ": " + error, null);
        }
    }

    @Override
    public void select(Device device) {
        Objects.requireNonNull(device, "device is null");
        choosing.lock();
        try {
            select(device.kind(), Optional.of(device.name()));
            if (device.kind() == DeviceKind.MICROPHONE) {
                microphone = Optional.of(device.name());
            }
        } finally {
            choosing.unlock();
        }
    }

    private void select(DeviceKind kind, Optional<String> name) {
        Listed found = Found.one(kind, listed(kind), Listed::device, name);
        String error = kind == DeviceKind.MICROPHONE
                ? request(FfiRequest.newBuilder().setSetRecordingDevice(SetRecordingDeviceRequest.newBuilder()
                        .setPlatformAudioHandle(handle.id()).setDeviceId(found.id()))).getSetRecordingDevice().getError()
                : request(FfiRequest.newBuilder().setSetPlayoutDevice(SetPlayoutDeviceRequest.newBuilder()
                        .setPlatformAudioHandle(handle.id()).setDeviceId(found.id()))).getSetPlayoutDevice().getError();
        check(found.device() + " cannot be selected; a speaker can be while no room is heard, and a microphone while recording is"
                + " off", error);
    }

    @Override
    public boolean recording() {
        return recording;
    }

    @Override
    public void setRecording(boolean recording) {
        choosing.lock();
        try {
            String error;
            if (recording) {
                select(DeviceKind.MICROPHONE, microphone); // the library opens only a microphone that was selected
                error = request(FfiRequest.newBuilder().setStartRecording(
                        StartRecordingRequest.newBuilder().setPlatformAudioHandle(handle.id()))).getStartRecording().getError();
            } else {
                error = request(FfiRequest.newBuilder().setStopRecording(
                        StopRecordingRequest.newBuilder().setPlatformAudioHandle(handle.id()))).getStopRecording().getError();
            }
            check("the microphone cannot be " + (recording ? "opened" : "closed"), error);
            this.recording = recording;
        } finally {
            choosing.unlock();
        }
    }

    @Override
    public LocalAudioTrack createTrack(String name) {
        Objects.requireNonNull(name, "name is null");
        return asked(() -> resources.call(() -> resources.add(new PlatformTrack(client, track(name), resources::remove),
                (track, _) -> track.close())));
    }

    /** The track keeps its source. */
    private OwnedTrack track(String name) {
        AudioSourceOptions processing = AudioSourceOptions.newBuilder().setEchoCancellation(options.echoCancellation())
                .setNoiseSuppression(options.noiseSuppression()).setAutoGainControl(options.gainControl()).build();
        FfiHandle source = client.adopt(HandleKind.AUDIO_SOURCE, client.request(FfiRequest.newBuilder().setNewAudioSource(
                NewAudioSourceRequest.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_PLATFORM)
                        .setPlatformAudioHandle(handle.id()).setOptions(processing))
                .build()).getNewAudioSource().getSource().getHandle());
        try {
            return client.request(FfiRequest.newBuilder().setCreateAudioTrack(
                    CreateAudioTrackRequest.newBuilder().setName(name).setSourceHandle(source.id())).build())
                    .getCreateAudioTrack().getTrack();
        } finally {
            source.close();
        }
    }

    /** A track of the microphone. */
    private static final class PlatformTrack extends NativeLocalTrack implements LocalAudioTrack {

        PlatformTrack(FfiClient client, OwnedTrack track, Consumer<Object> onClose) {
            super(client, TrackKind.AUDIO, track, onClose);
        }
    }

    @Override
    public void close() {
        resources.close();
    }

    @Override
    public String toString() {
        return "PlatformAudio[" + handle + ", " + options + "]";
    }
}
