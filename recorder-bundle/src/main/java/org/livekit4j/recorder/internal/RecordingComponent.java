package org.livekit4j.recorder.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.livekit4j.LiveKitException;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configuration: it records each room that it names, from when it is joined. With a mistake in it nothing is recorded. */
@Component(service = ConfigurationStatus.class, immediate = true, configurationPid = Recorder.FACTORY_PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RecordingConfiguration.class, factory = true)
public final class RecordingComponent implements ConfigurationStatus {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Recorder recorder;
    private final ConfigurationMistakes mistakes;
    private final Set<String> rooms;
    private final Optional<RecordingOptions> options;
    private final Map<Room, Recording> recordings = new HashMap<>();

    @Activate
    public RecordingComponent(@Reference Recorder recorder, Map<String, Object> configuration) {
        this.recorder = recorder;
        mistakes = new ConfigurationMistakes(String.valueOf(configuration.get(Constants.SERVICE_PID)), LOG::warn);
        ConfigurationReader read = ConfigurationReader.strict(configuration);
        rooms = new HashSet<>(read.texts("room"));
        Optional<RecordingOptions> asked = options(read);
        mistakes.set(read.mistakes());
        options = read.mistakes().isEmpty() ? asked : Optional.empty();
    }

    /** Empty if the folder is missing. */
    static Optional<RecordingOptions> options(ConfigurationReader read) {
        Optional<Path> folder = read.path("folder");
        if (folder.isEmpty() && !read.says("folder")) {
            read.refuse("property folder is missing; it must be the path of the folder for the files");
        }
        RecordingOptions defaults = RecordingOptions.of(folder.orElse(Path.of("")));
        RecordingOptions made = defaults.withFormat(read.constant("format", RecordingFormat.class, defaults.format()))
                .withMixed(read.flag("mixed", defaults.mixed())).withParticipants(new HashSet<>(read.texts("participants")))
                .withMinFreeBytes((long) read.number("minFreeBytes", 0, Long.MAX_VALUE, defaults.minFreeBytes()))
                .withNumChannels(read.integer("numChannels", 1, 2, defaults.numChannels()))
                .withBitrates(read.integer("audioBitrate", 8_000, 256_000, defaults.audioBitrate()),
                        read.integer("videoBitrate", 50_000, 50_000_000, defaults.videoBitrate()))
                .withFrameRate(read.integer("frameRate", 1, 60, defaults.frameRate()));
        String template = read.text("nameTemplate", defaults.nameTemplate());
        Duration maxFile = read.millis("maxFileMs", 0, defaults.maxFileDuration());
        long maxBytes = (long) read.number("maxFileBytes", 0, Long.MAX_VALUE, defaults.maxFileBytes());
        int width = read.integer("width", 16, 4_096, defaults.width());
        int height = read.integer("height", 16, 4_096, defaults.height());
        Optional<Path> ffmpeg = read.path("ffmpeg.path");
        made = ffmpeg.map(made::withFfmpeg).orElse(made);
        made = changed(read, "nameTemplate", made, options -> options.withNameTemplate(template));
        made = changed(read, "maxFileMs", made, options -> options.withMaxFileDuration(maxFile));
        made = changed(read, "maxFileBytes", made, options -> options.withMaxFileBytes(maxBytes));
        made = changed(read, "width and height", made, options -> options.withSize(width, height));
        return folder.isEmpty() ? Optional.empty() : Optional.of(made);
    }

    /** Changes options as a property says; if they refuse it, that is a mistake and they stay. */
    private static RecordingOptions changed(ConfigurationReader read, String property, RecordingOptions options,
            UnaryOperator<RecordingOptions> change) {
        try {
            return change.apply(options);
        } catch (IllegalArgumentException e) {
            read.refuse("property " + property + ": " + e.getMessage());
            return options;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindRoom(Room room) {
        if (options.isPresent() && (rooms.isEmpty() || rooms.contains(room.name()))) {
            try {
                recordings.put(room, recorder.start(room, options.get()));
            } catch (LiveKitException | IllegalStateException e) {
                LOG.error("{}: room '{}' is not recorded: {}", pid(), Printable.of(room.name()), e.getMessage());
                mistakes.set(List.of(e.getMessage()));
            }
        }
    }

    /** It ends by itself, with the room. */
    synchronized void unbindRoom(Room room) {
        Optional.ofNullable(recordings.remove(room)).ifPresent(Recording::stop);
    }

    @Deactivate
    synchronized void close() {
        recordings.values().forEach(Recording::stop);
        recordings.values().forEach(Recording::close);
        recordings.clear();
    }

    @Override
    public String pid() {
        return mistakes.pid();
    }

    @Override
    public List<String> mistakes() {
        return mistakes.mistakes();
    }
}
