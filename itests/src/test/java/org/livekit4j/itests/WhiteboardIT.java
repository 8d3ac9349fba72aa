package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.inject.Inject;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.queue.dto.SubscriberDTO;
import org.livekit4j.queue.management.EventQueueMXBean;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoStream;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** A bundle registers a subscriber as a service and gets what its properties ask for. */
public class WhiteboardIT extends InFelix {
    private static final String AUDIO_EVENT = "audio_stream_event";
    private static final String VIDEO_EVENT = "video_stream_event";

    @Inject
    private Audio audio;

    @Inject
    private Video video;

    @Inject
    private QueueRuntime runtime;

    /** The kinds of the events that the test's subscriber got. */
    private final List<String> kinds = new CopyOnWriteArrayList<>();
    /** Their keys. */
    private final List<Long> keys = new CopyOnWriteArrayList<>();

    private void note(NativeEvent event) {
        kinds.add(event.message().getMessageCase().name().toLowerCase(Locale.ROOT));
        keys.add(event.key());
    }

    @Test
    public void shouldBeSeenThroughJmxWhenRegistered() throws Exception {
        register(Map.of(QueueConstants.NAME, "seen through JMX", QueueConstants.EVENT_TYPES, AUDIO_EVENT));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName queue = new ObjectName(EventQueueMXBean.OBJECT_NAME);

        await().until(() -> server.isRegistered(queue));
        await().untilAsserted(() -> assertThat((CompositeData[]) server.getAttribute(queue, "Subscribers"))
                .extracting(subscriber -> subscriber.get("name")).contains("seen through JMX"));
        TabularData lanes = (TabularData) server.getAttribute(queue, "Lanes");
        assertThat(List.of("CONTROL", "AUDIO", "VIDEO", "DATA")).allMatch(lane -> lanes.containsKey(new Object[]{lane}));
    }

    @Test
    public void shouldGetWhatItAsksForWhenRegistered() throws Exception {
        ServiceRegistration<?> service = register(Map.of(QueueConstants.EVENT_TYPES, AUDIO_EVENT, QueueConstants.QUEUE_OVERFLOW,
                "UNBOUNDED"));
        try (VideoLine pictures = VideoLine.open(video);
                VideoStream seen = pictures.watch();
                AudioLine sound = AudioLine.direct(audio);
                AudioStream heard = sound.listen()) {
            sound.sendNumbered(1, 20);
            pictures.sendNumbered(1, 20);
            AudioLine.take(heard, 20);
            VideoLine.takeNumbers(seen, 20);

            await().until(() -> kinds.size() == 20);
            assertThat(kinds).containsOnly(AUDIO_EVENT);
            await().until(() -> subscriber(service).delivered == 20);
            assertThat(subscriber(service).bundleId).isEqualTo(context.getBundle().getBundleId());
            assertThat(subscriber(service).bundle).isEqualTo(context.getBundle().getSymbolicName());
        } finally {
            service.unregister();
        }
        assertThat(Arrays.stream(runtime.getRuntimeDTO().subscribers)).isEmpty();
    }

    @Test
    public void shouldGetOneStreamOnlyWhenAKeyIsAskedFor() throws Exception {
        try (AudioLine one = AudioLine.direct(audio);
                AudioStream first = one.listen();
                AudioLine other = AudioLine.direct(audio);
                AudioStream second = other.listen()) {
            long key = keyOf(one, first);
            ServiceRegistration<?> service = register(Map.of(QueueConstants.EVENT_TYPES, AUDIO_EVENT, QueueConstants.EVENT_KEYS,
                    key, QueueConstants.DELIVERY, "direct"));
            other.sendNumbered(1, 10);
            one.sendNumbered(1, 10);
            AudioLine.take(first, 10);
            AudioLine.take(second, 10);
            await().untilAsserted(() -> assertThat(keys).hasSize(10));
            service.unregister();

            assertThat(keys).hasSize(10).containsOnly(key);
        }
    }

    @Test
    public void shouldGetSomethingElseWhenItsPropertiesAreModified() throws Exception {
        ServiceRegistration<?> service = register(
                Map.of(QueueConstants.EVENT_TYPES, AUDIO_EVENT, QueueConstants.DELIVERY, "direct"));
        try (VideoLine pictures = VideoLine.open(video);
                VideoStream seen = pictures.watch();
                AudioLine sound = AudioLine.direct(audio);
                AudioStream heard = sound.listen()) {
            sound.sendNumbered(1, 5);
            AudioLine.take(heard, 5);
            await().untilAsserted(() -> assertThat(kinds).hasSize(5).containsOnly(AUDIO_EVENT));

            service.setProperties(dictionary(Map.of(QueueConstants.EVENT_TYPES, new String[]{AUDIO_EVENT, VIDEO_EVENT},
                    QueueConstants.DELIVERY, "direct")));
            sound.sendNumbered(1, 5);
            AudioLine.take(heard, 5);
            pictures.sendNumbered(1, 5);
            VideoLine.takeNumbers(seen, 5);
            await().untilAsserted(() -> assertThat(kinds).filteredOn(AUDIO_EVENT::equals).hasSize(10));
            await().untilAsserted(() -> assertThat(kinds).filteredOn(VIDEO_EVENT::equals).hasSize(5));

            service.setProperties(dictionary(Map.of(QueueConstants.EVENT_TYPES, VIDEO_EVENT, QueueConstants.DELIVERY, "direct")));
            sound.sendNumbered(1, 5);
            AudioLine.take(heard, 5);
            assertThat(kinds).hasSize(15);
        } finally {
            service.unregister();
        }
    }

    @Test
    public void shouldBeListedAsFailedWhenAPropertyIsWrong() throws Exception {
        ServiceRegistration<?> service = register(Map.of(QueueConstants.EVENT_TYPES, "no_such_event"));
        try (AudioLine sound = AudioLine.direct(audio); AudioStream heard = sound.listen()) {
            FailedServiceDTO failed = failed(service);
            assertThat(failed.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
            assertThat(failed.text).contains(QueueConstants.EVENT_TYPES).contains("no_such_event");
            assertThat(failed.bundle).isEqualTo(context.getBundle().getSymbolicName());

            service.setProperties(dictionary(Map.of(QueueConstants.EVENT_TYPES, AUDIO_EVENT, QueueConstants.DELIVERY, "direct")));
            assertThat(runtime.getRuntimeDTO().failedSubscribers).isEmpty();
            sound.sendNumbered(1, 3);
            AudioLine.take(heard, 3);
            await().untilAsserted(() -> assertThat(kinds).hasSize(3));

            service.setProperties(dictionary(Map.of(QueueConstants.QUEUE_CAPACITY, "many")));
            assertThat(failed(service).text).contains(QueueConstants.QUEUE_CAPACITY).contains("many");
        } finally {
            service.unregister();
        }
        assertThat(runtime.getRuntimeDTO().failedSubscribers).isEmpty();
    }

    @Test
    public void shouldListEachOpenStreamWhenAsked() throws Exception {
        try (AudioLine sound = AudioLine.direct(audio); AudioStream heard = sound.listen(); AudioStream again = sound.listen()) {
            sound.sendNumbered(1, 7);
            AudioLine.take(heard, 7);
            AudioLine.take(again, 7);

            await().untilAsserted(() -> assertThat(runtime.getRuntimeDTO().subscribers).hasSize(2).allSatisfy(subscriber -> {
                assertThat(subscriber.name).contains("line");
                assertThat(subscriber.bundle).isEqualTo("org.livekit4j.audio");
                assertThat(subscriber.delivered).isEqualTo(7);
            }));
        }
        assertThat(runtime.getRuntimeDTO().subscribers).isEmpty();
    }

    private long keyOf(AudioLine line, AudioStream stream) throws Exception {
        ServiceRegistration<?> service = register(
                Map.of(QueueConstants.EVENT_TYPES, AUDIO_EVENT, QueueConstants.DELIVERY, "direct"));
        line.sendNumbered(1, 1);
        AudioLine.take(stream, 1);
        await().until(() -> keys.size() == 1);
        service.unregister();
        long key = keys.getFirst();
        keys.clear();
        return key;
    }

    private ServiceRegistration<?> register(Map<String, ?> properties) {
        FfiEventSubscriber subscriber = this::note;
        return context.registerService(FfiEventSubscriber.class, subscriber, dictionary(properties));
    }

    private static Dictionary<String, ?> dictionary(Map<String, ?> properties) {
        return new Hashtable<>(properties);
    }

    private SubscriberDTO subscriber(ServiceRegistration<?> service) {
        return Arrays.stream(runtime.getRuntimeDTO().subscribers).filter(dto -> dto.serviceId == id(service)).findFirst()
                .orElseThrow();
    }

    private FailedServiceDTO failed(ServiceRegistration<?> service) {
        return Arrays.stream(runtime.getRuntimeDTO().failedSubscribers).filter(dto -> dto.serviceId == id(service)).findFirst()
                .orElseThrow();
    }

    private static long id(ServiceRegistration<?> service) {
        return (long) service.getReference().getProperty(Constants.SERVICE_ID);
    }
}
