package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.itests.room.Publisher;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoSink;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** Sinks in a room, whose other participant is in another JVM. */
public class SinksIT extends InFelix {
    private static final String CLASS_PATH = "test.class.path";
    private static final String EXAMPLE = "org.livekit4j.examples.sinks";
    private static final int UPDATES = 20;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();
    private Room room;

    @Configuration
    @Override
    public Option[] configuration() {
        String name = "sinks-" + System.nanoTime();
        return OptionUtils.combine(super.configuration(), Felix.stopped(EXAMPLE), Admission.of(name, "ada", "bob"),
                systemProperty(EXAMPLE).value(Path.of("target", "sinks-of-" + name).toAbsolutePath().toString()),
                systemProperty(CLASS_PATH).value(System.getProperty("java.class.path")));
    }

    @Before
    public void join() {
        room = new Admission(context).join("bob");
    }

    @After
    public void leave() throws Exception {
        for (ServiceRegistration<?> registration : registered) {
            registration.unregister();
        }
        for (AutoCloseable resource : open) {
            resource.close();
        }
        if (room != null) {
            room.close();
        }
    }

    /** Ada publishes her voice and her face. */
    private Publisher publish(String voice) throws IOException {
        Admission admission = new Admission(context);
        Publisher publisher = Publisher.start(context.getProperty(CLASS_PATH), admission.url(), admission.token("ada"), voice,
                "face");
        open.add(publisher);
        return publisher;
    }

    private <S> S register(Class<S> type, S sink, Map<String, ?> properties) {
        registered.add(new PlugIns(context, "").register(type, sink, properties));
        return sink;
    }

    private HeardSink hear(Map<String, ?> properties) {
        HeardSink sink = new HeardSink();
        register(AudioSink.class, sink, properties);
        return sink;
    }

    private SeenSink see(Map<String, ?> properties) {
        SeenSink sink = new SeenSink();
        register(VideoSink.class, sink, properties);
        return sink;
    }

    @Test
    public void shouldHaveTheFramesOfEachTrackItAsksForWhicheverCameFirst() throws Exception {
        HeardSink early = hear(Map.of());
        SeenSink earlySeen = see(Map.of(VideoSink.FORMAT, "RGBA"));
        HeardSink wanting = hear(Map.of(PlugInConstants.ROOM, room.name(), PlugInConstants.PARTICIPANT, "ada",
                PlugInConstants.TRACK_SOURCE, "MICROPHONE", AudioSink.SAMPLE_RATE, 16_000, AudioSink.FRAME_SIZE_MS, 10));
        HeardSink unwanted = hear(Map.of(PlugInConstants.PARTICIPANT, "bob"));
        HeardSink unheard = hear(Map.of(PlugInConstants.TRACK_SOURCE, "SCREENSHARE_AUDIO"));
        CountDownLatch go = new CountDownLatch(1);
        AudioSink slow = register(AudioSink.class,
                (Blocking) (frame, stream) -> await().forever().until(() -> go.getCount() == 0),
                Map.of(AudioSink.CAPACITY, 5));
        Publisher publisher = publish("voice");

        early.awaitTone(Publisher.HERTZ);
        wanting.awaitTone(Publisher.HERTZ);
        earlySeen.awaitColour(Colour.RED);
        assertThat(earlySeen.type).isEqualTo(VideoBufferType.RGBA);
        assertThat(early.started).singleElement().satisfies(this::isVoice);
        assertThat(earlySeen.started).singleElement().returns(TrackSource.CAMERA, StreamInfo::source);

        HeardSink late = hear(Map.of(PlugInConstants.TRACK, "voice"));
        late.awaitTone(Publisher.HERTZ);
        assertThat(late.started).singleElement().satisfies(this::isVoice);
        PlugIns audio = new PlugIns(context, "audio");
        await().atMost(HeardSink.TIMEOUT)
                .until(() -> Arrays.stream(audio.runtime().streams).anyMatch(stream -> stream.dropped > 10));
        early.awaitMore();
        assertThat(Arrays.stream(audio.runtime().streams).filter(stream -> stream.dropped > 0)).hasSize(1);
        assertThat(slow).isNotNull();
        go.countDown();

        publisher.close();
        await().atMost(HeardSink.TIMEOUT).untilAsserted(() -> {
            assertThat(early.ends).containsExactly(StreamEnd.PARTICIPANT_LEFT);
            assertThat(earlySeen.ends).containsExactly(StreamEnd.PARTICIPANT_LEFT);
            assertThat(late.ends).containsExactly(StreamEnd.PARTICIPANT_LEFT);
        });
        assertThat(unwanted.started).isEmpty();
        assertThat(unheard.started).isEmpty();
    }

    @Test
    public void shouldHaveFramesFromTheFirstOnWhileAListenerOfAnotherBundleBlocks() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        RoomListener slow = (where, event) -> await().forever().until(() -> go.getCount() == 0);
        registered.add(context.registerService(RoomListener.class, slow, null));
        room.addListener(slow);
        HeardSink heard = hear(Map.of());
        SeenSink seen = see(Map.of(VideoSink.FORMAT, "RGBA"));
        publish("voice");

        heard.awaitTone(Publisher.HERTZ);
        seen.awaitColour(Colour.RED);
        go.countDown();
    }

    /** A sink that does nothing but this. */
    private interface Blocking extends AudioSink {
        @Override
        void frame(AudioFrame frame, StreamInfo stream);
    }

    private void isVoice(StreamInfo stream) {
        assertThat(stream.room()).isEqualTo(room.name());
        assertThat(stream.participant()).isEqualTo("ada");
        assertThat(stream.track()).isEqualTo("voice");
        assertThat(stream.trackSid()).startsWith("TR_");
        assertThat(stream.source()).isEqualTo(TrackSource.MICROPHONE);
    }

    @Test
    public void shouldHaveFramesAgainWhenItsMediumIsRestartedAndDisturbNothingElse() throws Exception {
        HeardSink heard = hear(Map.of());
        SeenSink seen = see(Map.of());
        publish("voice");
        heard.awaitTone(Publisher.HERTZ);
        seen.awaitColour(Colour.RED);
        for (int restart = 1; restart <= 3; restart++) {
            services().stop("org.livekit4j.audio", Audio.class);
            assertThat(heard.ends).hasSize(restart).containsOnly(StreamEnd.SERVICE_STOPPED);
            seen.awaitMore();
            services().start("org.livekit4j.audio", Audio.class);
            heard.awaitMore();
            heard.awaitTone(Publisher.HERTZ);
            assertThat(heard.started).hasSize(restart + 1);
        }
        services().stop("org.livekit4j.video", Video.class);
        assertThat(seen.ends).containsExactly(StreamEnd.SERVICE_STOPPED);
        heard.awaitMore();
        services().start("org.livekit4j.video", Video.class);
        seen.awaitMore();
        assertThat(room.connectionState()).isEqualTo(ConnectionState.CONNECTED);

        room.close();
        await().atMost(HeardSink.TIMEOUT).untilAsserted(() -> {
            assertThat(heard.ends).hasSize(4).endsWith(StreamEnd.ROOM_ENDED);
            assertThat(seen.ends).containsExactly(StreamEnd.SERVICE_STOPPED, StreamEnd.ROOM_ENDED);
        });
    }

    @Test
    public void shouldHaveFramesAgainWhenItsBundleIsUpdated() throws Exception {
        Bundle example = services().bundle(EXAMPLE);
        ClassLoaderWatch loaders = new ClassLoaderWatch();
        HeardSink heard = hear(Map.of());
        publish("../../voice");
        heard.awaitTone(Publisher.HERTZ);
        example.start();
        for (int update = 0; update < UPDATES; update++) {
            int pictures = pictures().size();
            int times = talk("heard").size();
            await().atMost(HeardSink.TIMEOUT).until(() -> pictures().size() > pictures && talk("heard").size() > times);
            loaders.add(example);
            services().update(EXAMPLE);
        }
        HeardSink meanwhile = hear(Map.of());
        meanwhile.awaitTone(Publisher.HERTZ);
        example.stop();
        loaders.awaitAllCollected();

        assertThat(talk("ended")).hasSizeGreaterThanOrEqualTo(UPDATES).allSatisfy(line -> {
            assertThat(line.subList(1, 3)).containsExactly("ada", "------voice");
            assertThat(Integer.parseInt(line.get(4))).isBetween(0, Integer.parseInt(line.get(5)));
        });
        assertThat(pictures()).allSatisfy(
                file -> assertThat(file.getFileName().toString()).startsWith("ada_face_TR-").endsWith(".png"));
        assertThat(ImageIO.read(pictures().getFirst().toFile()).getWidth()).isEqualTo(320);
    }

    /** The lines of an event, as lists of values. */
    private List<List<String>> talk(String event) throws IOException {
        Path file = Path.of(context.getProperty(EXAMPLE), "talk-times.csv");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.stream().map(line -> List.of(line.split(","))).filter(line -> line.get(3).equals(event)).toList();
    }

    private List<Path> pictures() throws IOException {
        Path folder = Path.of(context.getProperty(EXAMPLE));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }
}
