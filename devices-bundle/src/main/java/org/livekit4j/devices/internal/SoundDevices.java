package org.livekit4j.devices.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.SpeakerOptions;

/** The microphones and speakers of {@code javax.sound.sampled}. The JDK lists the default one first, on each system. */
final class SoundDevices {
    /** How the JDK names a device of ALSA: the number of the card is another one after the next start of the machine. */
    private static final Pattern ALSA = Pattern.compile("(.+) \\[(?:plug)?hw:\\d+(?:,(\\d+))?\\]");
    private static final int RECORDING_MS = 100;

    /** A device and the mixer that the JDK has for it. */
    record Sound(Device device, Mixer.Info info) {}

    /** A sample rate and a number of channels. */
    record Format(int sampleRate, int numChannels) {

        /** Those that are tried, the preferred one first. */
        static Set<Format> orderOf(int sampleRate, int numChannels) {
            int other = numChannels == 1 ? 2 : 1;
            return new LinkedHashSet<>(List.of(new Format(sampleRate, numChannels), new Format(48_000, numChannels),
                    new Format(sampleRate, other), new Format(48_000, other), new Format(44_100, numChannels),
                    new Format(44_100, other)));
        }

        AudioFormat pcm() {
            return new AudioFormat(sampleRate, Short.SIZE, numChannels, true, false);
        }

        int bytes(int millis) {
            return sampleRate / 100 * millis / 10 * numChannels * Short.BYTES;
        }
    }

    /** Opens a line of one format. */
    private interface Opening<L> {
        L open(Mixer mixer, Format format) throws LineUnavailableException;
    }

    List<Sound> list(DeviceKind kind) {
        Line.Info wanted = new Line.Info(kind == DeviceKind.MICROPHONE ? TargetDataLine.class : SourceDataLine.class);
        List<Mixer.Info> infos = Arrays.stream(AudioSystem.getMixerInfo()).filter(info -> has(info, kind, wanted)).toList();
        return Names.unique(infos, info -> stableName(info.getName()),
                (info, name) -> new Sound(new Device(kind, name, info.getDescription()), info));
    }

    private static boolean has(Mixer.Info info, DeviceKind kind, Line.Info wanted) {
        try {
            Mixer mixer = AudioSystem.getMixer(info);
            boolean hardware = !info.getName().equals("Gervill");
            return hardware && (kind == DeviceKind.MICROPHONE
                    ? mixer.getTargetLineInfo(wanted)
                    : mixer.getSourceLineInfo(wanted)).length > 0;
        } catch (IllegalArgumentException e) { // it has gone meanwhile
            return false;
        }
    }

    static String stableName(String name) {
        Matcher alsa = ALSA.matcher(name);
        if (!alsa.matches()) {
            return name;
        }
        String device = Optional.ofNullable(alsa.group(2)).orElse("0");
        return device.equals("0") ? alsa.group(1) : alsa.group(1) + ", " + device;
    }

    Sound find(DeviceKind kind, Optional<String> name) {
        List<Sound> there = list(kind);
        return Found.one(kind, there, Sound::device, name);
    }

    InputLine open(Sound sound, MicrophoneOptions options) {
        return open(sound, Format.orderOf(options.sampleRate(), options.numChannels()), (mixer, format) -> {
            TargetDataLine line = (TargetDataLine) mixer.getLine(new DataLine.Info(TargetDataLine.class, format.pcm()));
            line.open(format.pcm(), format.bytes(RECORDING_MS));
            line.start();
            return new RecordingLine(line, format);
        });
    }

    OutputLine open(Sound sound, SpeakerOptions options) {
        return open(sound, Format.orderOf(options.sampleRate(), options.numChannels()), (mixer, format) -> {
            SourceDataLine line = (SourceDataLine) mixer.getLine(new DataLine.Info(SourceDataLine.class, format.pcm()));
            line.open(format.pcm(), format.bytes(options.bufferMs()));
            line.start();
            return new PlayingLine(line, format);
        });
    }

    private static <L> L open(Sound sound, Set<Format> formats, Opening<L> opening) {
        List<String> failures = new ArrayList<>();
        Exception last = null;
        for (Format format : formats) {
            try {
                return opening.open(AudioSystem.getMixer(sound.info()), format);
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                failures.add(format.sampleRate() + " Hz × " + format.numChannels() + ": " + e.getMessage());
                last = e;
            }
        }
        throw new DeviceException(sound.device() + " cannot be opened; it may be in use by another program, or have gone. "
                + String.join("; ", failures), last);
    }

    /** What a line of the JDK has, whatever it is for. */
    private abstract static class OpenLine<L extends DataLine> implements PcmLine {
        final L line;
        private final Format format;

        OpenLine(L line, Format format) {
            this.line = line;
            this.format = format;
        }

        @Override
        public int sampleRate() {
            return format.sampleRate();
        }

        @Override
        public int numChannels() {
            return format.numChannels();
        }

        @Override
        public int available() {
            return line.available();
        }

        @Override
        public void close() {
            line.close();
        }
    }

    /** A line that records. */
    private static final class RecordingLine extends OpenLine<TargetDataLine> implements InputLine {

        RecordingLine(TargetDataLine line, Format format) {
            super(line, format);
        }

        @Override
        public int read(byte[] target, int length) {
            return line.read(target, 0, length);
        }
    }

    /** A line that plays. */
    private static final class PlayingLine extends OpenLine<SourceDataLine> implements OutputLine {

        PlayingLine(SourceDataLine line, Format format) {
            super(line, format);
        }

        @Override
        public int bufferSize() {
            return line.getBufferSize();
        }

        @Override
        public int write(byte[] pcm, int length) {
            return line.write(pcm, 0, length);
        }
    }
}
