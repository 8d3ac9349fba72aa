package org.livekit4j.recorder.internal;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.recorder.RecordedFile;

/** What a chain has told. */
final class Watched implements FileChain.Watcher {
    final List<RecordedFile> started = new ArrayList<>();
    final List<RecordedFile> completed = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    int recoveries;
    long lostSamples;
    long lostPictures;

    @Override
    public void started(RecordedFile file) {
        started.add(file);
    }

    @Override
    public void completed(RecordedFile file) {
        completed.add(file);
    }

    @Override
    public void failed(FileChain chain, String reason) {
        failures.add(reason);
    }

    @Override
    public void recovered(FileChain chain) {
        recoveries++;
    }

    @Override
    public void lost(long samples, long pictures) {
        lostSamples += samples;
        lostPictures += pictures;
    }
}
