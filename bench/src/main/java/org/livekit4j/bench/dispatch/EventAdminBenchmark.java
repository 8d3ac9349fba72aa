package org.livekit4j.bench.dispatch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Felix's EventAdmin, with a topic for each subscriber; the handler is called before {@code sendEvent} returns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventAdminBenchmark {
    private static final String PACKAGES = "org.osgi.service.event;version=1.4.1,org.osgi.service.log;version=1.4,"
            + "org.osgi.service.cm;version=1.6,org.osgi.service.metatype;version=1.4";

    @Param("8")
    public int subscribers;
    /** How long a handler may take, in ms; 5,000 as shipped. 0 is for ever, and then it needs no thread to watch. */
    @Param({"0", "5000"})
    public int timeout;

    private final Deliveries deliveries = new Deliveries();
    private Framework framework;
    private EventAdmin admin;
    private Event[] rotating;
    private String[] topics;
    private int next;

    @Setup
    public void start() throws Exception {
        rotating = Event.rotating(subscribers);
        framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, Files.createTempDirectory("bench-felix").toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, PACKAGES,
                Constants.FRAMEWORK_BOOTDELEGATION, "org.osgi.service.*",
                "org.apache.felix.eventadmin.Timeout", Integer.toString(timeout)));
        framework.start();
        BundleContext context = framework.getBundleContext();
        context.installBundle(bundle().toUri().toString()).start();
        admin = context.getService(context.getServiceReference(EventAdmin.class));
        topics = new String[subscribers];
        for (int i = 0; i < subscribers; i++) {
            topics[i] = "livekit/audio/" + Event.key(i);
            Dictionary<String, Object> properties = new Hashtable<>(Map.of(EventConstants.EVENT_TOPIC, topics[i]));
            context.registerService(EventHandler.class, event -> deliveries.delivered(), properties);
        }
    }

    /** Where the bundle is: it is on the class path, for its own classes only. */
    private static Path bundle() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("org.apache.felix.eventadmin")).map(Path::of).findFirst().orElseThrow();
    }

    @Benchmark
    @OperationsPerInvocation(Event.BATCH)
    public long rotating() {
        next = 0;
        return deliveries.publish(rotating, event -> {
            admin.sendEvent(new org.osgi.service.event.Event(topics[next], Map.of("event", event)));
            next = next + 1 == subscribers ? 0 : next + 1;
        });
    }

    @TearDown
    public void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
