package org.livekit4j.ffi;

import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;

/** A logger that records the arguments of each message. */
final class RecordedLog {
    final BlockingQueue<Object[]> logged = new LinkedBlockingQueue<>();
    final Logger logger = (Logger) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Logger.class},
            (proxy, method, arguments) -> {
                logged.add((Object[]) arguments[1]);
                return null;
            });
}
