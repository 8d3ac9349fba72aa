package org.livekit4j.karaf.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A test inside a Karaf of its class's own. It never loads a class of LiveKit4j: its own bundle would then be wired to those under test, and be
 * refreshed in the middle of the test when they go.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class InKaraf {

    @Inject
    protected BundleContext context;

    @Inject
    protected FeaturesService features;

    protected final Map<Long, BundleState> bundles() {
        return BundleState.all(context);
    }

    /** What {@code before} had is as it was. */
    protected final void assertUntouched(String after, Map<Long, BundleState> before) {
        assertThat(bundles()).as("bundles that were there before %s", after).containsAllEntriesOf(before);
    }

    /** Asked in the one way that does not wire this bundle to the type's. */
    protected final boolean hasService(String type) throws InvalidSyntaxException {
        return context.getAllServiceReferences(type, null) != null;
    }

    /** What the user's bundle does under this name. */
    protected final Object user(String action) throws Exception {
        Collection<ServiceReference<Callable<Object>>> found = callables(action);
        assertThat(found).as("actions %s of the user", action).hasSize(1);
        return context.getService(found.iterator().next()).call();
    }

    @SuppressWarnings("unchecked")
    private Collection<ServiceReference<Callable<Object>>> callables(String action) throws Exception {
        return (Collection<ServiceReference<Callable<Object>>>) (Collection<?>) context.getServiceReferences(Callable.class,
                "(user.action=" + action + ")");
    }
}
