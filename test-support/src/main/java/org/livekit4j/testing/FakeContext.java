package org.livekit4j.testing;

import java.lang.reflect.Proxy;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The context of a bundle in a framework that has some services, and nothing else. */
public final class FakeContext {

    private FakeContext() {}

    public static BundleContext of(ServiceReference<?>... references) {
        return (BundleContext) Proxy.newProxyInstance(FakeContext.class.getClassLoader(), new Class<?>[]{BundleContext.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getAllServiceReferences" -> references.length == 0 ? null : references;
                    case "getBundle" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
