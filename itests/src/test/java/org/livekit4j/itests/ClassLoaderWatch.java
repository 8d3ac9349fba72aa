package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Remembers class loaders of bundles that are about to be replaced. Only what is in use by then has one. */
final class ClassLoaderWatch {
    private final List<WeakReference<ClassLoader>> old = new ArrayList<>();

    void add(Bundle bundle) {
        old.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
    }

    /** Waits until the garbage collector has had each of them. */
    void awaitAllCollected() {
        await("class loaders of " + old.size() + " are collected").atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
                    System.gc();
                    assertThat(old.stream().map(WeakReference::get).filter(Objects::nonNull).toList()).isEmpty();
                });
    }

    int size() {
        return old.size();
    }
}
