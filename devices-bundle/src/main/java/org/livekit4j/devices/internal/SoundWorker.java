package org.livekit4j.devices.internal;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.livekit4j.devices.AudioDevice;
import org.livekit4j.devices.Device;

/** A device that works with a line, in frames of 10 ms. */
abstract class SoundWorker extends DeviceWorker implements AudioDevice {
    static final int FRAME_SIZE_MS = 10;

    final LevelMeter level = new LevelMeter();
    /** The size of a frame. */
    final int frameBytes;
    private final PcmLine line;
    private volatile boolean muted;

    SoundWorker(Device device, PcmLine line, LongSupplier nanoTime, int lostAfterMs, Consumer<? super DeviceWorker> onClose) {
        super(device, nanoTime, lostAfterMs, onClose);
        this.line = line;
        frameBytes = line.sampleRate() * FRAME_SIZE_MS / 1_000 * line.numChannels() * Short.BYTES;
    }

    @Override
    final void releaseDevice() {
        line.close();
    }

    @Override
    public final boolean muted() {
        return muted;
    }

    @Override
    public final void setMuted(boolean muted) {
        this.muted = muted;
    }

    @Override
    public final double levelDbfs() {
        return level.dbfs();
    }
}
