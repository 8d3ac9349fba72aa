package org.livekit4j.devices.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.livekit4j.Registration;
import org.livekit4j.audio.Audio;
import org.livekit4j.devices.Camera;
import org.livekit4j.devices.CameraInput;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.DeviceListener;
import org.livekit4j.devices.DevicesProvider;
import org.livekit4j.devices.Microphone;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.PlatformAudio;
import org.livekit4j.devices.PlatformAudioOptions;
import org.livekit4j.devices.RoomDevices;
import org.livekit4j.devices.Screen;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.devices.Speaker;
import org.livekit4j.devices.SpeakerOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.room.Room;
import org.livekit4j.video.Video;

/** Opens devices, and closes those that are still open when it is closed. */
abstract class DevicesService implements DevicesProvider.Opened {
    private final SoundDevices sound = new SoundDevices();
    private final ScreenDevices screens = new ScreenDevices();
    private final CameraDevices cameras = new CameraDevices();
    private final Ticker ticker = new Ticker();
    private final DeviceWatch watch = new DeviceWatch(this::watched, ticker);
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @throws IllegalStateException if the audio service is gone */
    abstract Audio audio();

    /** @throws IllegalStateException if the video service is gone */
    abstract Video video();

    /** @throws IllegalStateException if the native library is gone */
    abstract FfiClient client();

    @Override
    public List<Device> list(DeviceKind kind) {
        return switch (Objects.requireNonNull(kind, "kind is null")) {
            case MICROPHONE, SPEAKER -> sound.list(kind).stream().map(SoundDevices.Sound::device).toList();
            case SCREEN -> screens.list();
            case CAMERA -> cameras();
        };
    }

    private List<Device> cameras() {
        try {
            return cameras.list(Optional.empty()).stream().map(CameraDevices.Camera::device).toList();
        } catch (DeviceException e) { // no ffmpeg, no cameras
            return List.of();
        }
    }

    private List<Device> watched() {
        List<Device> all = new ArrayList<>();
        for (DeviceKind kind : DeviceKind.values()) {
            if (kind != DeviceKind.CAMERA || cameras.cheap()) {
                all.addAll(list(kind));
            }
        }
        return all;
    }

    @Override
    public Microphone openMicrophone(MicrophoneOptions options) {
        Objects.requireNonNull(options, "options is null");
        requireOpen();
        Audio service = audio();
        SoundDevices.Sound device = sound.find(DeviceKind.MICROPHONE, options.device());
        InputLine line = sound.open(device, options);
        return started(orClosed(line,
                () -> new LineMicrophone(device.device(), line, options, service, System::nanoTime, open::remove)));
    }

    @Override
    public Speaker openSpeaker(SpeakerOptions options) {
        Objects.requireNonNull(options, "options is null");
        requireOpen();
        Audio service = audio();
        SoundDevices.Sound device = sound.find(DeviceKind.SPEAKER, options.device());
        OutputLine line = sound.open(device, options);
        return started(orClosed(line,
                () -> new LineSpeaker(device.device(), line, options, service, System::nanoTime, open::remove)));
    }

    @Override
    public Screen openScreen(ScreenOptions options) {
        Objects.requireNonNull(options, "options is null");
        requireOpen();
        Video service = video();
        return started(new RobotScreen(screens.open(options), options, service, open::remove));
    }

    @Override
    public Camera openCamera(CameraOptions options) throws InterruptedException {
        Objects.requireNonNull(options, "options is null");
        requireOpen();
        Video service = video();
        String program = FfmpegProgram.find(options.ffmpeg()).toString();
        CameraDevices.Camera found = options.input() == CameraInput.CAMERA ? cameras.find(options) : other(options.input());
        FfmpegCamera camera = started(new FfmpegCamera(found.device(), FfmpegCommand.of(program, options, found.address()),
                options, service, open::remove));
        camera.awaitFirstFrame();
        return camera;
    }

    /** What is no camera of this machine. Its location may have a password, and is not its name. */
    private static CameraDevices.Camera other(CameraInput input) {
        String name = input.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return new CameraDevices.Camera(new Device(DeviceKind.CAMERA, name, "read by ffmpeg"),
                new CameraDevices.Address("", ""));
    }

    /** Closes the line if its device cannot be made. */
    private static <T extends DeviceWorker> T orClosed(PcmLine line, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (RuntimeException e) {
            try (line) {
                throw e;
            }
        }
    }

    private <T extends DeviceWorker> T started(T made) {
        open.add(made);
        made.start(ticker);
        if (closed) {
            made.close();
            throw gone();
        }
        return made;
    }

    private static IllegalStateException gone() {
        return new IllegalStateException("the devices of this LiveKit are closed");
    }

    private void requireOpen() {
        if (closed) {
            throw gone();
        }
    }

    @Override
    public PlatformAudio openPlatformAudio(PlatformAudioOptions options) {
        Objects.requireNonNull(options, "options is null");
        requireOpen();
        NativePlatformAudio made = NativePlatformAudio.open(client(), options, open::remove);
        open.add(made);
        if (closed) {
            made.close();
            throw gone();
        }
        return made;
    }

    @Override
    public RoomDevices forRoom(Room room) {
        Objects.requireNonNull(room, "room is null");
        requireOpen();
        RoomDevicesControl devices = new RoomDevicesControl(room, this, open::remove);
        open.add(devices);
        devices.follow();
        if (closed) {
            devices.close();
            throw gone();
        }
        return devices;
    }

    @Override
    public Registration addListener(DeviceListener listener) {
        Objects.requireNonNull(listener, "listener is null");
        requireOpen();
        return watch.add(listener);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.close();
        closeAll(RoomDevicesControl.class); // they unpublish first what they have opened
        closeAll(DeviceWorker.class);
        closeAll(NativePlatformAudio.class);
        ticker.close();
    }

    /** Side by side, and waits for them. */
    private void closeAll(Class<? extends AutoCloseable> kind) {
        List<Thread> closing = open.stream().filter(kind::isInstance)
                .map(device -> Threads.platform("end", () -> close(device))).toList();
        closing.forEach(Thread::start);
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable device) {
        try {
            device.close();
        } catch (Exception e) {
            throw new IllegalStateException(device + " cannot be closed", e);
        }
    }

    @Override
    public String toString() {
        return "Devices[" + open.size() + " in use]";
    }
}
