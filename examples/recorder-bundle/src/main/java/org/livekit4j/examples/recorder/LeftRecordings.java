package org.livekit4j.examples.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes at the start what a process before left unfinished, because it was killed or its disk was full. */
@Component(immediate = true, configurationPid = RecorderSettings.PID)
@Designate(ocd = RecorderSettings.class)
public final class LeftRecordings implements ConfigurationStatus {
    private static final Logger LOG = LoggerFactory.getLogger(LeftRecordings.class);

    private final Thread thread;
    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(RecorderSettings.PID, LOG::warn);

    @Activate
    public LeftRecordings(BundleContext context, Map<String, Object> configuration) {
        ConfigurationReader reader = RecordingFolder.reader(configuration);
        RecordingFolder folder = RecordingFolder.of(reader, context);
        mistakes.set(reader.mistakes());
        thread = Thread.ofVirtual().name("left recordings").start(() -> finish(folder.path()));
    }

    /** Tried for each file, whatever becomes of the others. */
    static void finish(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(PartFile.SUFFIX)).sorted().forEach(LeftRecordings::finishOne);
        } catch (NoSuchFileException e) {
            LOG.debug("There are no recordings yet in {}", folder);
        } catch (IOException e) {
            LOG.warn("What is left in {} cannot be finished: {}", folder, e.toString());
        }
    }

    private static void finishOne(Path part) {
        try {
            PartFile.finish(part).ifPresent(wav -> LOG.info("Recorded {}, of a process before this one", wav));
        } catch (IOException e) {
            LOG.warn("{} is left as it is: {}", part, e.toString());
        }
    }

    /** What is under way is left as it was. */
    @Deactivate
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
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
