package org.livekit4j.propertytypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import org.junit.jupiter.api.Test;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomEventNames;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.room.stream.TextStreamReader;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;
import org.livekit4j.video.VideoStreamOptions;
import org.osgi.service.component.annotations.Component;

/** The properties that components get by the annotations, as bnd writes them into their descriptions. */
class PropertyTypesTest {
    private static final Pattern PROPERTY = Pattern
            .compile("<property name=\"([^\"]*)\"(?: type=\"[^\"]*\")?(?: value=\"([^\"]*)\"/>|>([^<]*)</property>)");

    /** A processor with everything. */
    @Component
    @PluginName("gain")
    @ServiceRanking(-5)
    @ProcessorTimeout(timeoutMs = 50)
    @StreamFilter(room = "hall", participant = {"ada", "bob"}, track = "voice", track_source = TrackSource.MICROPHONE)
    public static final class Processor implements AudioFrameProcessor {
        @Override
        public AudioFrame process(AudioFrame frame, StreamInfo stream) {
            return frame;
        }
    }

    /** A sink with defaults. */
    @Component
    @AudioSinkOptions
    @StreamFilter
    public static final class Sound implements AudioSink {
        @Override
        public void frame(AudioFrame frame, StreamInfo stream) {
            // not called
        }
    }

    /** A sink that asks for a format. */
    @Component
    @VideoSinkOptions(format = VideoBufferType.BGRA)
    public static final class Pictures implements VideoSink {
        @Override
        public void frame(VideoFrame frame, StreamInfo stream) {
            // not called
        }
    }

    /** A listener of some events. */
    @Component
    @ListenerFilter(room = "hall", room_events = {RoomEventNames.CONNECTED, RoomEventNames.DISCONNECTED})
    public static final class Listener implements RoomListener {
        @Override
        public void onEvent(Room room, RoomEvent event) {
            // not called
        }
    }

    /** A handler of the streams of a topic. */
    @Component
    @StreamHandlerFilter(topic = "lk.chat", room = {"hall", "stage"})
    public static final class Chat implements TextStreamHandler {
        @Override
        public void handle(Room room, TextStreamReader stream) {
            // not called
        }
    }

    @Test
    void shouldSetTopicAndRoomsWhenAHandlerOfStreamsIsAnnotated() throws Exception {
        assertThat(properties(Chat.class))
                .isEqualTo(Map.of(TextStreamHandler.TOPIC, "lk.chat", RoomListener.ROOM, "hall stage"));
    }

    @Test
    void shouldSetThePropertiesOfAProcessorWhenItIsAnnotated() throws Exception {
        assertThat(properties(Processor.class)).isEqualTo(Map.of(PlugInConstants.NAME, "gain", PlugInConstants.TIMEOUT_MS, "50",
                PlugInConstants.ROOM, "hall", PlugInConstants.PARTICIPANT, "ada bob", PlugInConstants.TRACK, "voice",
                PlugInConstants.TRACK_SOURCE, "MICROPHONE", "service.ranking", "-5"));
    }

    @Test
    void shouldSetTheDefaultsOfStreamsWhenASinkOfAudioDoesNotSay() throws Exception {
        AudioStreamOptions defaults = AudioStreamOptions.DEFAULTS;
        assertThat(properties(Sound.class)).isEqualTo(Map.of(AudioSink.SAMPLE_RATE, "" + defaults.sampleRate(),
                AudioSink.NUM_CHANNELS, "" + defaults.numChannels(), AudioSink.FRAME_SIZE_MS, "" + defaults.frameSizeMs(),
                AudioSink.CAPACITY, "" + defaults.capacity(), AudioSink.FRAME_REUSE, "" + defaults.frameReuse()));
    }

    @Test
    void shouldSetTheFormatWhenASinkOfVideoAsksForOne() throws Exception {
        assertThat(properties(Pictures.class)).isEqualTo(
                Map.of(VideoSink.FORMAT, "BGRA", VideoSink.CAPACITY, "" + VideoStreamOptions.DEFAULTS.capacity()));
    }

    @Test
    void shouldSetRoomsAndEventsWhenAListenerIsAnnotated() throws Exception {
        assertThat(properties(Listener.class))
                .isEqualTo(Map.of(RoomListener.ROOM, "hall", RoomListener.EVENTS, "Connected Disconnected"));
    }

    /** The folder with the classes of the tests, or of the bundle: to the JVM they are one module. */
    private static File classes(Class<?> type) throws Exception {
        Path folder = Path.of(type.getResource(type.getName().replaceFirst(".*\\.", "") + ".class").toURI());
        for (int depth = type.getName().split("\\.").length; depth > 0; depth--) {
            folder = folder.getParent();
        }
        return folder.toFile();
    }

    /** The values of a property are separated by blanks. */
    private static Map<String, String> properties(Class<?> component) throws Exception {
        try (Builder builder = new Builder()) {
            builder.setBundleSymbolicName("components");
            for (Class<?> type : new Class<?>[]{component, StreamFilter.class}) {
                builder.addClasspath(classes(type));
            }
            builder.setPrivatePackage(component.getPackageName());
            builder.setProperty("-dsannotations", component.getName());
            Jar jar = builder.build();
            String text = new String(jar.getResource("OSGI-INF/" + component.getName() + ".xml").openInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            Map<String, String> properties = new TreeMap<>();
            for (Matcher found = PROPERTY.matcher(text); found.find();) {
                properties.put(found.group(1),
                        found.group(2) == null ? found.group(3).strip().replaceAll("\\s+", " ") : found.group(2));
            }
            return properties;
        }
    }
}
