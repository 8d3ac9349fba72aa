package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.video.Video;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Configurations of what is there already, changed while it is in use. */
public class ConfigurationIT extends InOperatedFelix {
    @Override
    @Configuration
    public Option[] configuration() {
        return Operations.framework();
    }

    @Test
    public void shouldAdoptAnotherCapacityWithoutARestartWhenTheQueueIsConfigured() throws Exception {
        FfiEventQueue queue = services().get(FfiEventQueue.class);
        CountDownLatch mayGo = new CountDownLatch(1);
        FfiEventSubscriber slow = event -> {
            try {
                mayGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        ServiceRegistration<?> service = context.registerService(FfiEventSubscriber.class, slow,
                Operations.dictionary(Map.of(QueueConstants.NAME, "slow", QueueConstants.EVENT_TYPES, "audio_stream_event")));
        try (AudioLine sound = AudioLine.direct(services().get(Audio.class)); AudioStream heard = sound.listen()) {
            operations.configure("org.livekit4j.queue", Map.of("audio.capacity", "5"));
            await().untilAsserted(() -> {
                sound.sendNumbered(1, 10);
                AudioLine.take(heard, 10);
                assertThat(depth(queue)).isEqualTo(5);
            });
            operations.forget();
            await().untilAsserted(() -> {
                sound.sendNumbered(1, 10);
                AudioLine.take(heard, 10);
                assertThat(depth(queue)).as("the default is 50 again").isGreaterThan(5);
            });
        } finally {
            mayGo.countDown();
            service.unregister();
        }
        assertThat(services().get(FfiEventQueue.class)).isSameAs(queue);
    }

    private static long depth(FfiEventQueue queue) {
        return queue.statistics().subscribers().stream().filter(one -> one.name().equals("slow"))
                .mapToLong(SubscriberStatistics::depth)
                .findFirst().orElseThrow();
    }

    @Test
    public void shouldNotBeRestartedWhenTheNativeBundleIsConfigured() throws Exception {
        FfiClient client = services().get(FfiClient.class);
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            operations.configure("org.livekit4j.ffi",
                    Map.of("log.level", "ERROR", "dispose.timeoutMs", "nonsense", "library.path", "/x"));
            operations.forget();
            int before = flow.received();
            await().until(() -> flow.received() > before + 20);
        }
        assertThat(services().get(FfiClient.class)).isSameAs(client);
    }

    @Test
    public void shouldOpenTheLibraryWhenItsPathIsCorrectedAndTheBundleRestarted() throws Exception {
        services().stop("org.livekit4j.ffi", FfiClient.class);
        operations.configure("org.livekit4j.ffi", Map.of("library.path", "/no/such/library.so"));
        services().bundle("org.livekit4j.ffi").start();
        assertThat(services().has(FfiClient.class)).isFalse();

        operations.configure("org.livekit4j.ffi", Map.of("library.path", ""));
        services().bundle("org.livekit4j.ffi").stop();
        services().bundle("org.livekit4j.ffi").start();
        assertThat(services().get(FfiClient.class).health().state()).isEqualTo(FfiHealth.State.READY);
    }

    @Test
    public void shouldCallTheProcessorsThatTheConfigurationLeavesInItsOrder() throws Exception {
        Audio audio = services().get(Audio.class);
        ServiceRegistration<?> first = processor("first");
        ServiceRegistration<?> second = processor("second");
        MediaRuntime runtime = context.getService(
                context.getServiceReferences(MediaRuntime.class, "(" + MediaRuntime.MEDIUM + "=audio)").iterator().next());
        try (MediaFlow flow = MediaFlow.of(audio)) {
            await().until(() -> processors(runtime).equals(List.of(id(first), id(second))));
            operations.configure("org.livekit4j.audio", Map.of("processors.order", new String[]{"second"}));
            await().until(() -> processors(runtime).equals(List.of(id(second), id(first))));
            operations.configure("org.livekit4j.audio", Map.of("processors.excluded", "second"));
            await().until(() -> processors(runtime).equals(List.of(id(first))));
            operations.forget();
            await().until(() -> processors(runtime).equals(List.of(id(first), id(second))));
            int before = flow.received();
            await().until(() -> flow.received() > before + 20);
        } finally {
            first.unregister();
            second.unregister();
        }
        assertThat(services().get(Audio.class)).isSameAs(audio);
    }

    private ServiceRegistration<?> processor(String name) {
        AudioFrameProcessor passing = (frame, stream) -> frame;
        return context.registerService(AudioFrameProcessor.class, passing,
                Operations.dictionary(Map.of(PlugInConstants.NAME, name)));
    }

    private static long id(ServiceRegistration<?> service) {
        return (long) service.getReference().getProperty(Constants.SERVICE_ID);
    }

    private static List<Long> processors(MediaRuntime runtime) {
        return Arrays.stream(runtime.getRuntimeDTO().streams).flatMapToLong(stream -> Arrays.stream(stream.processors)).boxed()
                .toList();
    }

    @Test
    public void shouldKeepTheServiceAndNameThePropertyWhenAConfigurationIsWrongAtTheStart() throws Exception {
        Map<String, Map<String, ?>> wrong = Map.of("org.livekit4j.audio", Map.of("processor.timeoutMs", "fast"),
                "org.livekit4j.video", Map.of("processor.timeoutMs", "-1", "processors.exclude", "gain"), "org.livekit4j.queue",
                Map.of("audio.capacity", "many", "slowCallMs", "soon"), "org.livekit4j.ffi",
                Map.of("log.level", "loud", "dispose.timeoutMs", "never"));
        for (Map.Entry<String, Map<String, ?>> one : wrong.entrySet()) {
            operations.configure(one.getKey(), one.getValue());
        }
        services().stop("org.livekit4j.ffi", FfiClient.class);
        services().bundle("org.livekit4j.ffi").start();

        assertThat(services().get(Audio.class)).isNotNull();
        assertThat(services().get(Video.class)).isNotNull();
        assertThat(services().get(FfiEventQueue.class)).isNotNull();
        await().untilAsserted(() -> assertThat(mistakes().keySet()).isEqualTo(wrong.keySet()));
        assertThat(mistakes().get("org.livekit4j.video")).hasSize(2)
                .contains("property processors.exclude is unknown; did you mean processors.excluded?");
        assertThat(mistakes().get("org.livekit4j.audio")).singleElement().asString()
                .startsWith("property processor.timeoutMs is \"fast\"; it must be a whole number");

        operations.forget();
        await().untilAsserted(() -> assertThat(mistakes()).isEmpty());
    }

    /** By PID, of configurations in which something is wrong. */
    private Map<String, List<String>> mistakes() throws Exception {
        return context.getServiceReferences(ConfigurationStatus.class, null).stream().map(context::getService)
                .filter(status -> status != null && !status.mistakes().isEmpty())
                .collect(Collectors.toMap(ConfigurationStatus::pid, ConfigurationStatus::mistakes));
    }

    @Test
    public void shouldReadTextAsKarafWritesIt() throws Exception {
        ServiceRegistration<?> first = processor("first");
        ServiceRegistration<?> second = processor("second");
        MediaRuntime runtime = context.getService(
                context.getServiceReferences(MediaRuntime.class, "(" + MediaRuntime.MEDIUM + "=audio)").iterator().next());
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            operations.configure("org.livekit4j.audio",
                    Map.of("processors.order", " second , first ", "processor.timeoutMs", " 300 "));
            await().until(() -> processors(runtime).equals(List.of(id(second), id(first))));
            operations.configure("org.livekit4j.audio", Map.of("processors.excluded", context.getBundle().getSymbolicName()));
            await().until(() -> processors(runtime).isEmpty());
            assertThat(mistakes()).isEmpty();
            assertThat(flow.received()).isNotNegative();
        } finally {
            first.unregister();
            second.unregister();
        }
    }

    @Test
    public void shouldDescribeItsConfigurationsWhenABundleHasSome() throws Exception {
        assertThat(metatype("org.livekit4j.keeper")).contains("factoryPid=\"org.livekit4j.room\"", "id=\"key.file\"",
                "type=\"Password\"");
        assertThat(metatype("org.livekit4j.queue")).contains("pid=\"org.livekit4j.queue\"", "id=\"audio.capacity\"");
        assertThat(metatype("org.livekit4j.ffi")).contains("pid=\"org.livekit4j.ffi\"", "id=\"dispose.timeoutMs\"");
        assertThat(metatype("org.livekit4j.audio")).contains("pid=\"org.livekit4j.audio\"", "id=\"processors.order\"",
                "factoryPid=\"org.livekit4j.audio.processing\"", "id=\"noiseSuppression\"");
        assertThat(metatype("org.livekit4j.video")).contains("pid=\"org.livekit4j.video\"", "id=\"processor.timeoutMs\"");
    }

    private String metatype(String bundle) throws Exception {
        List<URL> files = Collections.list(services().bundle(bundle).findEntries("OSGI-INF/metatype", "*.xml", false));
        StringBuilder text = new StringBuilder();
        for (URL file : files) {
            try (var in = file.openStream()) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
