package org.livekit4j.devices.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.livekit4j.Registration;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceChange;
import org.livekit4j.devices.DeviceListener;
import org.livekit4j.devices.Devices;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.UserCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the devices while there are listeners, and tells each what has changed since it was last told. */
final class DeviceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    private static final long PAUSE_MS = 2_000;

    private final Supplier<List<Device>> catalogue;
    private final Ticker ticker;
    private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Registration ticking;

    DeviceWatch(Supplier<List<Device>> catalogue, Ticker ticker) {
        this.catalogue = catalogue;
        this.ticker = ticker;
    }

    Registration add(DeviceListener listener) {
        Watcher watcher = new Watcher(listener, catalogue.get());
        lock.lock();
        try {
            watchers.add(watcher);
            if (ticking == null) {
                ticking = ticker.every(PAUSE_MS, this::look);
            }
        } finally {
            lock.unlock();
        }
        return () -> remove(watcher);
    }

    private void remove(Watcher watcher) {
        watcher.close();
        lock.lock();
        try {
            if (watchers.remove(watcher) && watchers.isEmpty()) {
                ticking.close();
                ticking = null;
            }
        } finally {
            lock.unlock();
        }
    }

    void look() {
        try {
            List<Device> now = catalogue.get();
            watchers.forEach(watcher -> watcher.update(now));
        } catch (Throwable e) {
            LOG.debug("The devices cannot be listed now", e);
        }
    }

    void close() {
        List.copyOf(watchers).forEach(this::remove);
    }

    /** A listener. However slow it is, no more waits for it than what the devices are by now. */
    private static final class Watcher {
        private final DeviceListener listener;
        private final UserCode guard = new UserCode(LOG, () -> "A listener for devices");
        private final ReentrantLock lock = new ReentrantLock();
        private List<Device> told;
        private List<Device> now;
        private boolean telling;
        private boolean closed;

        Watcher(DeviceListener listener, List<Device> now) {
            this.listener = listener;
            this.told = now;
            this.now = now;
        }

        void update(List<Device> devices) {
            lock.lock();
            try {
                now = devices;
                if (!telling && !closed && !now.equals(told)) {
                    telling = true;
                    CallbackThreads.start("devices", listener, this::tell);
                }
            } finally {
                lock.unlock();
            }
        }

        private void tell() {
            for (DeviceChange change = next(); change != null; change = next()) {
                DeviceChange due = change;
                if (!due.added().isEmpty() || !due.removed().isEmpty()) {
                    guard.run(() -> listener.devicesChanged(due));
                }
            }
        }

        private DeviceChange next() {
            lock.lock();
            try {
                if (closed || now.equals(told)) {
                    telling = false;
                    return null;
                }
                DeviceChange change = new DeviceChange(without(now, told), without(told, now));
                told = now;
                return change;
            } finally {
                lock.unlock();
            }
        }

        private static List<Device> without(List<Device> devices, List<Device> others) {
            List<Device> left = new ArrayList<>(devices);
            left.removeAll(others);
            return left;
        }

        void close() {
            lock.lock();
            try {
                closed = true;
            } finally {
                lock.unlock();
            }
        }
    }
}
