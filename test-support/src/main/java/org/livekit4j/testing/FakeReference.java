package org.livekit4j.testing;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * A service reference whose properties can change.
 *
 * @param <S> the type of the service
 */
public final class FakeReference<S> implements ServiceReference<S> {
    /** The id of the bundle that registers the service. */
    public static final long BUNDLE_ID = 42;

    private final long id;
    private volatile Map<String, Object> properties = Map.of();
    private boolean foreign;

    /**
     * Creates a reference.
     *
     * @param id the {@code service.id}
     * @param properties the properties
     */
    public FakeReference(long id, Map<String, ?> properties) {
        this.id = id;
        set(properties);
    }

    /**
     * Replaces the properties.
     *
     * @param newProperties the properties
     */
    public void set(Map<String, ?> newProperties) {
        Map<String, Object> all = new HashMap<>(newProperties);
        all.put("service.id", id);
        properties = all;
    }

    /** Its classes are not those of the bundle that asks for it. */
    public void makeForeign() {
        foreign = true;
    }

    @Override
    public Object getProperty(String key) {
        return properties.get(key);
    }

    @Override
    public String[] getPropertyKeys() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public Bundle getBundle() {
        return (Bundle) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getSymbolicName" -> "some.bundle";
                    case "getBundleId" -> BUNDLE_ID;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Bundle[] getUsingBundles() {
        return null;
    }

    @Override
    public boolean isAssignableTo(Bundle bundle, String className) {
        return !foreign;
    }

    @Override
    public int compareTo(Object other) {
        return Long.compare(id, ((FakeReference<?>) other).id);
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        return new Hashtable<>(properties);
    }

    @Override
    public <A> A adapt(Class<A> type) {
        return null;
    }
}
