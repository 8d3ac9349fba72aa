package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.testing.FakeContext;

class DemoComponentTest {
    private static final int WAV_HEADER_BYTES = 80;
    private static final Duration SHORT = Duration.ofMillis(200);

    private final FakeClient client = new FakeClient();
    private final FakeQueue queue = new FakeQueue();
    private final DemoComponent demo = new DemoComponent(FakeContext.of(), client);

    @BeforeEach
    void bindQueue() {
        demo.bindQueue(queue);
    }

    @Test
    void shouldBeFineWhenEveryFrameComesBack() {
        demo.bindAudio(new FakeAudio());
        demo.bindVideo(new FakeVideo());

        DemoReport report = demo.start(options(3, 2, SHORT)).report().join();

        assertThat(report.problems()).isEmpty();
        assertThat(report.end().audio().counts().sent()).isEqualTo(60).isEqualTo(report.end().audio().counts().received());
        assertThat(report.end().video().counts().sent()).isEqualTo(12).isEqualTo(report.end().video().counts().received());
        assertThat(report.end().audio().counts().latency().count()).isEqualTo(60);
        assertThat(report.end().audio().counts().faults() + report.end().video().counts().faults()).isZero();
    }

    @Test
    void shouldNotBeFineWhenFramesAreLost() {
        demo.bindAudio(new FakeAudio(5));

        DemoReport report = demo.start(options(1, 0, SHORT)).report().join();

        assertThat(report.ok()).isFalse();
        assertThat(report.end().audio().counts().dropped()).isEqualTo(4);
        assertThat(report.problems()).singleElement().asString().startsWith("16 of 20 audio frames arrived");
    }

    @Test
    void shouldNotBeFineWhenAHandleIsLeft() {
        demo.bindAudio(new FakeAudio());
        DemoRun run = demo.start(options(1, 0, SHORT));
        client.open = 1;

        assertThat(run.report().join().problems()).singleElement().asString().contains("handles are live");
    }

    @Test
    void shouldEndBeforeItsTimeWhenItIsStopped() {
        demo.bindAudio(new FakeAudio());
        DemoRun run = demo.start(options(1, 0, Duration.ofHours(1)));
        awaitFrames(run, 5);

        run.stop();

        assertThat(run.report().join().problems()).isEmpty();
    }

    @Test
    void shouldLetGoOfTheServiceWhenItGoesAndGoOnWhenItIsBack() {
        FakeAudio first = new FakeAudio();
        FakeAudio second = new FakeAudio();
        demo.bindAudio(first);
        DemoRun run = demo.start(options(2, 0, Duration.ofHours(1)));
        awaitFrames(run, 10);

        demo.unbindAudio(first);
        assertThat(first.openSources).hasValue(0);
        assertThat(run.snapshot().audio().running()).isFalse();
        long before = run.snapshot().audio().counts().received();
        demo.bindAudio(second);
        awaitFrames(run, before + 10);
        run.stop();

        assertThat(run.report().join().problems()).isEmpty();
        assertThat(second.openSources).hasValue(0);
    }

    @Test
    void shouldUseTheNewServiceWhenItComesBeforeTheOldOneGoes() {
        FakeAudio first = new FakeAudio();
        FakeAudio second = new FakeAudio();
        demo.bindAudio(first);
        DemoRun run = demo.start(options(1, 0, Duration.ofHours(1)));
        awaitFrames(run, 5);

        demo.bindAudio(second);
        demo.unbindAudio(first);

        assertThat(first.openSources).hasValue(0);
        assertThat(second.openSources).hasValue(1);
        run.stop();
        assertThat(run.report().join().problems()).isEmpty();
    }

    @Test
    void shouldSendNothingWhileTheQueueIsAwayAndGoOnWhenItIsBack() {
        FakeAudio audio = new FakeAudio();
        demo.bindAudio(audio);
        DemoRun run = demo.start(options(2, 0, Duration.ofHours(1)));
        awaitFrames(run, 10);

        demo.unbindQueue(queue);
        long sent = run.snapshot().audio().counts().sent();
        assertThat(run.snapshot().audio().running()).isFalse();
        assertThat(audio.openSources).hasValue(2);
        assertThat(run.snapshot().audio().counts().received()).isEqualTo(sent);
        FakeQueue other = new FakeQueue();
        demo.bindQueue(other);
        awaitFrames(run, sent + 10);
        other.events = 5;
        run.stop();

        DemoReport report = run.report().join();
        assertThat(report.problems()).isEmpty();
        assertThat(report.end().audio().counts().withdrawn()).isZero();
        assertThat(report.end().queue().events()).isEqualTo(5);
    }

    @Test
    void shouldAddUpWhenTheQueueIsReplaced() {
        demo.bindAudio(new FakeAudio());
        queue.events = 100;
        DemoRun run = demo.start(options(1, 0, Duration.ofHours(1)));
        queue.events = 130;
        FakeQueue other = new FakeQueue();
        demo.bindQueue(other);
        demo.unbindQueue(queue);
        other.events = 7;

        run.stop();

        assertThat(run.report().join().end().queue().events()).isEqualTo(37);
    }

    @Test
    void shouldSayThatNothingWasSentWhenTheServiceNeverCame() {
        DemoRun run = demo.start(options(1, 0, SHORT));

        run.stop();

        assertThat(run.report().join().problems()).containsExactly("no audio frame was sent");
    }

    @Test
    void shouldRefuseASecondRunWhenOneIsUnderWay() {
        demo.bindAudio(new FakeAudio());
        DemoRun run = demo.start(options(1, 0, Duration.ofHours(1)));

        assertThatIllegalStateException().isThrownBy(() -> demo.start(options(1, 0, SHORT)));

        run.stop();
        run.report().join();
        assertThat(demo.start(options(1, 0, SHORT)).report().join().problems()).isEmpty();
    }

    @Test
    void shouldEndTheRunWhenTheComponentIsDeactivated() {
        demo.bindAudio(new FakeAudio());
        DemoRun run = demo.start(options(1, 0, Duration.ofHours(1)));

        demo.deactivate();

        assertThat(run.report()).isDone();
    }

    @Test
    void shouldWriteWhatCameWhenThereIsAFolder(@TempDir Path folder) {
        demo.bindAudio(new FakeAudio());
        demo.bindVideo(new FakeVideo());
        DemoOptions options = new DemoOptions(1, 1, Optional.of(SHORT), Optional.of(folder), 176, 96, 30);

        DemoReport report = demo.start(options).report().join();

        assertThat(folder.resolve("audio-01.wav")).hasSize(WAV_HEADER_BYTES + 20 * 960);
        assertThat(folder.resolve("video-01-001.png")).isNotEmptyFile();
        assertThat(report.files()).hasSize(2);
    }

    @Test
    void shouldReportWhenFilesCannotBeWritten(@TempDir Path folder) {
        demo.bindAudio(new FakeAudio());
        Path gone = folder.resolve("gone");
        DemoOptions options = new DemoOptions(1, 0, Optional.of(SHORT), Optional.of(gone), 176, 96, 30);

        DemoReport report = demo.start(options).report().join();

        assertThat(report.problems()).singleElement().asString().startsWith("cannot write audio-01.wav");
        assertThat(report.end().audio().counts().received()).isEqualTo(20);
    }

    private static void awaitFrames(DemoRun run, long frames) {
        patiently().until(() -> run.snapshot().audio().counts().received() >= frames);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5));
    }

    private static DemoOptions options(int audio, int video, Duration duration) {
        return new DemoOptions(audio, video, Optional.of(duration), Optional.empty(), 176, 96, 30);
    }
}
