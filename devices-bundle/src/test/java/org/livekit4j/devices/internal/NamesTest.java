package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;

class NamesTest {
    private static final List<Device> TWO = List.of(new Device(DeviceKind.MICROPHONE, "USB", ""),
            new Device(DeviceKind.MICROPHONE, "a\nb", ""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"default [default]|default [default]", "PCH [plughw:1,0]|PCH", "PCH [plughw:0,3]|PCH, 3",
        "Headset [hw:2]|Headset", "Microphone (2- USB)|Microphone (2- USB)"})
    void shouldNotHaveTheNumberOfItsCardWhenTheJdkNamesIt(String name, String stable) {
        assertThat(SoundDevices.stableName(name)).isEqualTo(stable);
    }

    @Test
    void shouldBeNumberedWhenSeveralHaveOneName() {
        assertThat(Names.unique(List.of("a", "b", "a ", "a"), name -> name, (_, name) -> name))
                .containsExactly("a", "b", "a (2)", "a (3)");
    }

    @Test
    void shouldBeTheFirstWhenNoneIsNamed() {
        assertThat(Found.one(DeviceKind.MICROPHONE, TWO, device -> device, Optional.empty())).isSameAs(TWO.getFirst());
        assertThat(Found.one(DeviceKind.MICROPHONE, TWO, device -> device, Optional.of("a\nb"))).isSameAs(TWO.getLast());
    }

    @Test
    void shouldSayWhichThereAreWhenOneIsNot() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> Found.one(DeviceKind.MICROPHONE, TWO, device -> device, Optional.of("x\ny")))
                .withMessage("there is no microphone 'x\\ny'; there are 'USB', 'a\\nb'");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> Found.one(DeviceKind.CAMERA, List.<Device>of(), device -> device, Optional.empty()))
                .withMessage("there is no camera on this machine that Java has access to");
    }

    @Test
    void shouldBeTriedFirstWhenAFormatIsPreferred() {
        assertThat(SoundDevices.Format.orderOf(48_000, 1)).containsExactly(new SoundDevices.Format(48_000, 1),
                new SoundDevices.Format(48_000, 2), new SoundDevices.Format(44_100, 1), new SoundDevices.Format(44_100, 2));
        assertThat(new SoundDevices.Format(44_100, 2).bytes(60)).isEqualTo(10_584);
    }
}
