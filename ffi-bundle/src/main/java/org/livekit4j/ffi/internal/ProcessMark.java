package org.livekit4j.ffi.internal;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Timer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A mark that all class loaders of this JVM see, and that nobody sets back together with system properties: a thread of the JDK's own classes,
 * known by its name. It is there for as long as it is set; if its owner is collected without closing it, it goes, too.
 */
final class ProcessMark implements AutoCloseable {
    /** One object for all class loaders: held while a mark is looked for and then set. */
    private static final Object LOCK = "livekit4j: marks of this process".intern();
    private static final String SEPARATOR = ": ";

    private final String kind;
    private final Timer timer;
    private final Thread thread;

    private ProcessMark(String kind, String text) {
        this.kind = kind;
        String id = "livekit4j " + ThreadLocalRandom.current().nextLong() + " " + ThreadLocalRandom.current().nextLong();
        timer = timer(id);
        thread = threads().filter(found -> found.getName().equals(id)).findFirst().orElseThrow();
        text(text);
    }

    /** Sets it, whether or not there is one of this kind. */
    static ProcessMark set(String kind, String text) {
        return new ProcessMark(kind, text);
    }

    /**
     * Sets it, if there is none of this kind.
     *
     * @return empty if there is one
     */
    static Optional<ProcessMark> setFirst(String kind, String text) {
        synchronized (LOCK) {
            return find(kind).isPresent() ? Optional.empty() : Optional.of(set(kind, text));
        }
    }

    /** The text of a mark of this kind. */
    static Optional<String> find(String kind) {
        String prefix = kind + SEPARATOR;
        return threads().map(Thread::getName).filter(name -> name.startsWith(prefix)).findFirst()
                .map(name -> name.substring(prefix.length()));
    }

    private static Stream<Thread> threads() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[64];
        while (all.enumerate(threads) == threads.length) { // it leaves out in silence what does not fit
            threads = new Thread[2 * threads.length];
        }
        return Arrays.stream(threads).filter(Objects::nonNull);
    }

    /** Made on a thread that has nothing to hand down: no context class loader, and no thread locals, of the caller. */
    private static Timer timer(String name) {
        Timer[] made = new Timer[1];
        Thread maker = Thread.ofPlatform().name("livekit-mark").inheritInheritableThreadLocals(false)
                .start(() -> made[0] = new Timer(name, true));
        boolean interrupted = false;
        while (maker.isAlive()) {
            try {
                maker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return Objects.requireNonNull(made[0], "no timer was made");
    }

    /** Says something else from now on. */
    void text(String text) {
        thread.setName(kind + SEPARATOR + text);
    }

    /** Takes it back: when this returns nobody finds it any more. */
    @Override
    public void close() {
        thread.setName("livekit4j: a mark that is taken back");
        timer.cancel();
    }
}
