package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.Registration;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.PlatformAudio;
import org.livekit4j.devices.PlatformAudioOptions;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioDeviceInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.LocalAudioTrack;

class NativePlatformAudioTest {
    private static final PlatformAudioOptions OPTIONS = PlatformAudioOptions.DEFAULTS.withNoiseSuppression(false);

    private final Library library = new Library();
    private final List<Object> closed = new ArrayList<>();
    private final List<PlatformAudio> opened = new ArrayList<>();

    @AfterEach
    void leaveTheDevicesToOthers() {
        opened.forEach(PlatformAudio::close);
    }

    private PlatformAudio open() {
        PlatformAudio audio = NativePlatformAudio.open(library, OPTIONS, closed::add);
        opened.add(audio);
        return audio;
    }

    @Test
    void shouldListDevicesOfEachKindWhenTheyHaveOneName() {
        PlatformAudio audio = open();

        assertThat(audio.list(DeviceKind.MICROPHONE)).extracting(Device::name).containsExactly("default: USB", "USB");
        assertThat(audio.list(DeviceKind.SPEAKER)).extracting(Device::name).containsExactly("Null", "Null (2)");
        assertThat(audio.options()).isSameAs(OPTIONS);
    }

    @Test
    void shouldSelectByTheIdWhenADeviceIsNamed() {
        PlatformAudio audio = open();
        audio.select(audio.list(DeviceKind.SPEAKER).getLast());
        audio.select(new Device(DeviceKind.MICROPHONE, "USB", ""));

        assertThat(library.of(MessageCase.SET_PLAYOUT_DEVICE).getSetPlayoutDevice().getDeviceId()).isEqualTo("index:8");
        assertThat(library.of(MessageCase.SET_RECORDING_DEVICE).getSetRecordingDevice().getDeviceId()).isEqualTo("index:1");
    }

    @Test
    void shouldSayWhatIsRightWhenADeviceIsNoneOfIts() {
        PlatformAudio audio = open();

        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> audio.select(new Device(DeviceKind.SPEAKER, "x\n", "")))
                .withMessage("there is no speaker 'x\\n'; there are 'Null', 'Null (2)'");
        assertThatIllegalArgumentException().isThrownBy(() -> audio.select(new Device(DeviceKind.CAMERA, "Null", "")))
                .withMessage("kind is CAMERA; it must be MICROPHONE or SPEAKER");
        assertThatIllegalArgumentException().isThrownBy(() -> audio.list(DeviceKind.SCREEN));
    }

    @Test
    void shouldSayWhyWhenTheLibraryRefuses() {
        library.error = "no daemon";
        assertThatExceptionOfType(DeviceException.class).isThrownBy(this::open).withMessageContaining("no daemon");
        library.error = "";
        PlatformAudio audio = open();
        library.error = "in use";

        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> audio.setRecording(false))
                .withMessage("the microphone cannot be closed: in use");
        assertThat(audio.recording()).isTrue();
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> audio.list(DeviceKind.SPEAKER))
                .withMessage("the devices cannot be listed: in use");
    }

    @Test
    void shouldTellWhatWasDoneLastWhenRecordingIsTurnedOffAndOn() {
        PlatformAudio audio = open();
        audio.setRecording(false);

        assertThat(audio.recording()).isFalse();
        audio.setRecording(true);
        assertThat(audio.recording()).isTrue();
        assertThat(library.requests).extracting(FfiRequest::getMessageCase)
                .containsExactly(MessageCase.NEW_PLATFORM_AUDIO, MessageCase.STOP_RECORDING, MessageCase.GET_AUDIO_DEVICES,
                        MessageCase.SET_RECORDING_DEVICE, MessageCase.START_RECORDING);
        assertThat(library.of(MessageCase.SET_RECORDING_DEVICE).getSetRecordingDevice().getDeviceId()).isEqualTo("index:0");
    }

    @Test
    void shouldLeaveItsSourceToTheTrackWhenOneIsCreated() {
        PlatformAudio audio = open();
        LocalAudioTrack track = audio.createTrack("voice");

        var source = library.of(MessageCase.NEW_AUDIO_SOURCE).getNewAudioSource();
        assertThat(source.getType()).isEqualTo(AudioSourceType.AUDIO_SOURCE_PLATFORM);
        assertThat(source.getOptions().getEchoCancellation()).isTrue();
        assertThat(source.getOptions().getNoiseSuppression()).isFalse();
        assertThat(track.name()).isEqualTo("voice");
        assertThat(library.live.values()).containsExactlyInAnyOrder(HandleKind.PLATFORM_AUDIO, HandleKind.TRACK);
        track.close();
        assertThat(library.live.values()).containsExactly(HandleKind.PLATFORM_AUDIO);
    }

    @Test
    void shouldReleaseTheSourceWhenThereIsNoTrack() {
        PlatformAudio audio = open();
        library.tracks = false;

        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> audio.createTrack("voice"));
        assertThat(library.live.values()).containsExactly(HandleKind.PLATFORM_AUDIO);
    }

    @Test
    void shouldBeOneInTheProcessUntilItIsClosed() {
        PlatformAudio audio = open();

        assertThatIllegalStateException().isThrownBy(this::open)
                .withMessage("platform audio is in use in this process already; there can be one: close it first");
        audio.close();
        audio.close();
        assertThat(closed).containsExactly(audio);
        PlatformAudio next = open();
        audio.close();
        assertThatIllegalStateException().isThrownBy(this::open);
        assertThat(next.list(DeviceKind.SPEAKER)).isNotEmpty();
    }

    @Test
    void shouldRefuseAllAndReleaseAllWhenItIsClosed() {
        PlatformAudio audio = open();
        audio.createTrack("voice");
        audio.close();

        assertThat(library.live).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> audio.list(DeviceKind.SPEAKER));
        assertThatIllegalStateException().isThrownBy(() -> audio.setRecording(true));
        assertThatIllegalStateException().isThrownBy(() -> audio.createTrack("voice"));
        assertThat(library.listeners).isEmpty();
    }

    @Test
    void shouldEndAndMakeRoomForAnotherWhenTheLibraryStops() {
        PlatformAudio audio = open();
        audio.createTrack("voice");
        List.copyOf(library.listeners).forEach(FfiListener::stopping);

        assertThat(library.live).isEmpty();
        assertThat(closed).containsExactly(audio);
        open();
    }

    /** A library with two devices of each kind. */
    private static final class Library extends FakeFfiClient {
        final List<FfiRequest> requests = new ArrayList<>();
        final List<FfiListener> listeners = new ArrayList<>();
        String error = "";
        boolean tracks = true;
        private long handles;

        FfiRequest of(MessageCase kind) {
            return requests.stream().filter(request -> request.getMessageCase() == kind).findFirst().orElseThrow();
        }

        @Override
        public Registration listen(FfiListener listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        @Override
        public FfiResponse request(FfiRequest request) {
            requests.add(request);
            FfiResponse.Builder response = FfiResponse.newBuilder();
            switch (request.getMessageCase()) {
                case NEW_PLATFORM_AUDIO -> {
                    if (error.isEmpty()) {
                        response.getNewPlatformAudioBuilder().getPlatformAudioBuilder().getHandleBuilder().setId(++handles);
                    } else {
                        response.getNewPlatformAudioBuilder().setError(error);
                    }
                }
                case GET_AUDIO_DEVICES -> response.getGetAudioDevicesBuilder().addRecordingDevices(device(0, "default: USB"))
                        .addRecordingDevices(device(1, "USB")).addPlayoutDevices(device(7, "Null"))
                        .addPlayoutDevices(device(8, "Null")).setError(error);
                case SET_RECORDING_DEVICE -> response.getSetRecordingDeviceBuilder().setError(error);
                case SET_PLAYOUT_DEVICE -> response.getSetPlayoutDeviceBuilder().setError(error);
                case START_RECORDING -> response.getStartRecordingBuilder().setError(error);
                case STOP_RECORDING -> response.getStopRecordingBuilder().setError(error);
                case NEW_AUDIO_SOURCE ->
                    response.getNewAudioSourceBuilder().getSourceBuilder().getHandleBuilder().setId(++handles);
                case CREATE_AUDIO_TRACK -> {
                    if (!tracks) {
                        throw new FfiException("no track");
                    }
                    response.getCreateAudioTrackBuilder().getTrackBuilder().getHandleBuilder().setId(++handles);
                    response.getCreateAudioTrackBuilder().getTrackBuilder().getInfoBuilder()
                            .setName(request.getCreateAudioTrack().getName());
                }
                default -> throw new AssertionError(request);
            }
            return response.buildPartial();
        }

        private static AudioDeviceInfo device(int index, String name) {
            return AudioDeviceInfo.newBuilder().setIndex(index).setName(name).setGuid("index:" + index).build();
        }
    }
}
