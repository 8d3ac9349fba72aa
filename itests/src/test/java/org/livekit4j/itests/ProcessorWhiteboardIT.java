package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.plugin.PlugInConstants;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** What happens to processors of audio in a framework, and what they do to the framework. */
public class ProcessorWhiteboardIT extends InFelix {
    private static final String NAME = "a plug-in of this test";

    @Inject
    private Audio audio;

    private PlugIns plugIns;
    private NumberedAudio sound;
    private int sent;

    @Before
    public void open() {
        plugIns = new PlugIns(context, "audio");
        sound = new NumberedAudio(audio);
    }

    @After
    public void close() {
        sound.close();
        assertThat(plugIns.runtime().streams).isEmpty();
    }

    private ServiceRegistration<?> register(AudioFrameProcessor processor, Map<String, ?> properties) {
        return plugIns.register(AudioFrameProcessor.class, processor, properties);
    }

    /** The mark that the next frame comes back with. */
    private int mark() throws InterruptedException {
        sound.send(++sent);
        return sound.take(sent);
    }

    @Test
    public void shouldWorkOnAStreamThatIsOpenWhenItIsRegisteredLate() throws Exception {
        assertThat(mark()).isZero();
        ServiceRegistration<?> late = register(NumberedAudio.marking(7), Map.of(PlugInConstants.NAME, NAME));
        assertThat(mark()).isEqualTo(7);
        assertThat(plugIns.inUse(late)).satisfies(dto -> {
            assertThat(dto.name).isEqualTo(NAME);
            assertThat(dto.kind).isEqualTo("AudioFrameProcessor");
            assertThat(dto.filter).isEqualTo("all streams");
            assertThat(dto.bundleId).isEqualTo(context.getBundle().getBundleId());
            assertThat(dto.streams).isEqualTo(1);
            assertThat(dto.frames).isEqualTo(1);
        });
        assertThat(plugIns.runtime().streams).singleElement().satisfies(stream -> {
            assertThat(stream.track).isEqualTo("line");
            assertThat(stream.processors).containsExactly(PlugIns.id(late));
        });
        late.unregister();
        assertThat(mark()).isZero();
        assertThat(plugIns.runtime().plugIns).isEmpty();
    }

    @Test
    public void shouldDoWhatModifiedPropertiesSayWithoutLosingAFrame() throws Exception {
        NumberedAudio another = new NumberedAudio(audio);
        ServiceRegistration<?> changing = register(NumberedAudio.marking(7), Map.of());
        try (Numbering flow = new Numbering(another)) {
            for (int round = 0; round < 20; round++) {
                PlugIns.change(changing, Map.of(PlugInConstants.TRACK, "another"));
                flow.awaitMark(0);
                PlugIns.change(changing, Map.of(PlugInConstants.TRACK, new String[]{"another", "line"}));
                flow.awaitMark(7);
            }
        } finally {
            changing.unregister();
        }
        assertThat(another.statistics().dropped()).isZero();
    }

    @Test
    public void shouldBeOutOfUseWhileAPropertyIsWrong() throws Exception {
        ServiceRegistration<?> wrong = register(NumberedAudio.marking(7), Map.of(PlugInConstants.TRACK_SOURCE, "MIKE"));
        assertThat(mark()).isZero();
        assertThat(plugIns.failed(wrong)).satisfies(dto -> {
            assertThat(dto.kind).isEqualTo("AudioFrameProcessor");
            assertThat(dto.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
            assertThat(dto.text).contains(PlugInConstants.TRACK_SOURCE, "MIKE", "MICROPHONE");
        });
        PlugIns.change(wrong, Map.of());
        assertThat(mark()).isEqualTo(7);
        assertThat(plugIns.runtime().failedPlugIns).isEmpty();

        PlugIns.change(wrong, Map.of(PlugInConstants.TIMEOUT_MS, 0));
        assertThat(mark()).isZero();
        assertThat(plugIns.failed(wrong).text).contains(PlugInConstants.TIMEOUT_MS);
        wrong.unregister();
        assertThat(plugIns.runtime().failedPlugIns).isEmpty();
    }

    @Test
    public void shouldBeCalledInTheOrderOfRegistrationWhenRankingsAreEqual() throws Exception {
        ServiceRegistration<?> first = register(NumberedAudio.marking(1), Map.of(Constants.SERVICE_RANKING, 5));
        ServiceRegistration<?> second = register(NumberedAudio.marking(2), Map.of(Constants.SERVICE_RANKING, 5));
        assertThat(mark()).isEqualTo(2);
        assertCalled(first, second);
        first.unregister();
        second.unregister();
    }

    @Test
    public void shouldBeCalledInTheNewOrderWhenARankingChanges() throws Exception {
        ServiceRegistration<?> first = register(NumberedAudio.marking(1), Map.of(Constants.SERVICE_RANKING, 1));
        ServiceRegistration<?> second = register(NumberedAudio.marking(2), Map.of());
        assertThat(mark()).isEqualTo(2);
        assertCalled(first, second);

        PlugIns.change(first, Map.of(Constants.SERVICE_RANKING, -1));
        assertThat(mark()).isEqualTo(1);
        assertCalled(second, first);
        first.unregister();
        second.unregister();
    }

    private void assertCalled(ServiceRegistration<?>... order) {
        long[] ids = Arrays.stream(order).mapToLong(PlugIns::id).toArray();
        assertThat(plugIns.runtime().streams[0].processors).containsExactly(ids);
        assertThat(Arrays.stream(plugIns.runtime().plugIns).mapToLong(plugIn -> plugIn.serviceId)).containsExactly(
                Arrays.stream(ids).boxed().toArray(Long[]::new));
    }

    @Test
    public void shouldStayWhenItIsBoundBeforeTheOneThatItReplacesGoes() throws Exception {
        ServiceRegistration<?> old = register(NumberedAudio.marking(1), Map.of(Constants.SERVICE_RANKING, 1));
        assertThat(mark()).isEqualTo(1);
        ServiceRegistration<?> replacement = register(NumberedAudio.marking(2), Map.of(Constants.SERVICE_RANKING, 1));
        old.unregister();
        assertThat(mark()).isEqualTo(2);
        assertThat(plugIns.runtime().plugIns).hasSize(1);
        replacement.unregister();
    }

    @Test
    public void shouldEndWithItsCallWhenItUnregistersItselfInIt() throws Exception {
        CompletableFuture<ServiceRegistration<?>> self = new CompletableFuture<>();
        self.complete(register((frame, stream) -> {
            self.join().unregister();
            return NumberedAudio.marking(7).process(frame, stream);
        }, Map.of()));
        assertThat(mark()).isEqualTo(7);
        assertThat(mark()).isZero();
        assertThat(plugIns.runtime().plugIns).isEmpty();
    }

    @Test
    public void shouldNotHoldUpTheStopOfItsBundleWhileItIsInACall() throws Exception {
        Bundle bundle = plugIns.startBundle("stuck");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        new PlugIns(bundle.getBundleContext(), "audio").register(AudioFrameProcessor.class, (frame, stream) -> {
            inside.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return NumberedAudio.marking(7).process(frame, stream);
        }, Map.of(PlugInConstants.TIMEOUT_MS, 3_600_000));
        sound.send(1);
        sound.send(2);
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
        bundle.stop();
        assertThat(sound.take(1)).isZero();
        assertThat(sound.take(2)).isZero();
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
        bundle.uninstall();
    }

    @Test
    public void shouldCostOnlyItsOwnWorkWhenItThrowsBlocksOrReturnsNonsense() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ServiceRegistration<?> throwing = register((frame, stream) -> {
            frame.data()[0] = 99;
            throw new LinkageError("expected in this test");
        }, Map.of());
        ServiceRegistration<?> nothing = register((frame, stream) -> null, Map.of());
        ServiceRegistration<?> another = register((frame, stream) -> AudioFrame.silence(48_000, 1, 1), Map.of());
        ServiceRegistration<?> blocking = register((frame, stream) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                frame.data()[0] = 99;
            }
            return frame;
        }, Map.of());
        ServiceRegistration<?> sane = register(NumberedAudio.marking(7), Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(mark()).isEqualTo(7);
        }
        assertThat(plugIns.inUse(throwing).failed).isEqualTo(5);
        assertThat(plugIns.inUse(nothing).refused).isEqualTo(5);
        assertThat(plugIns.inUse(another).refused).isEqualTo(5);
        assertThat(plugIns.inUse(blocking).late).isBetween(1L, 5L);
        assertThat(plugIns.inUse(blocking).longestCall).isGreaterThanOrEqualTo(200);
        assertThat(plugIns.inUse(sane)).matches(dto -> dto.failed + dto.late + dto.refused == 0);
        List.of(throwing, nothing, another, blocking, sane).forEach(ServiceRegistration::unregister);
    }

    @Test
    public void shouldHaveAnInstanceForEachStreamWhenItsScopeIsPrototype() throws Exception {
        AtomicInteger instances = new AtomicInteger();
        AtomicInteger live = new AtomicInteger();
        ServiceRegistration<?> prototype = context.registerService(AudioFrameProcessor.class, new PrototypeServiceFactory<>() {
            @Override
            public AudioFrameProcessor getService(Bundle bundle, ServiceRegistration<AudioFrameProcessor> registration) {
                live.incrementAndGet();
                return NumberedAudio.marking(instances.incrementAndGet());
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<AudioFrameProcessor> registration,
                    AudioFrameProcessor service) {
                live.decrementAndGet();
            }
        }, null);
        assertThat(mark()).isEqualTo(1);
        assertThat(mark()).isEqualTo(1);
        NumberedAudio another = new NumberedAudio(audio);
        another.send(1);
        assertThat(another.take(1)).isEqualTo(2);
        assertThat(live).hasValue(2);
        another.close();
        await().untilAsserted(() -> assertThat(live).hasValue(1));
        prototype.unregister();
        assertThat(live).hasValue(0);
        assertThat(mark()).isZero();
    }
}
