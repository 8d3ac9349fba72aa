package org.livekit4j.itests;

import javax.inject.Inject;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.livekit4j.ffi.FfiClient;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** A test inside a Felix of its class's own. After each test every native handle must be back. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class InFelix {

    @Inject
    protected BundleContext context;

    @Rule
    public final HandleAudit handles = new HandleAudit(() -> services().get(FfiClient.class));

    @Configuration
    public Option[] configuration() {
        return Felix.withLiveKit();
    }

    protected final Services services() {
        return new Services(context);
    }
}
