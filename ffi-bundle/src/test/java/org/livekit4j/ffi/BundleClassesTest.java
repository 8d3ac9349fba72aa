package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleReference;
import org.osgi.framework.SynchronousBundleListener;

class BundleClassesTest {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Set<String> loaded = Collections.synchronizedSet(new LinkedHashSet<>());
    private final BundleLoader loader = new BundleLoader();
    private final AtomicReference<SynchronousBundleListener> listener = new AtomicReference<>();
    private final Bundle bundle = proxy(Bundle.class, this::ofBundle);
    private int state = Bundle.ACTIVE;

    /** Of a bundle, as a framework has one: it knows its bundle, and offers the classes of its own entries. */
    private final class BundleLoader extends ClassLoader implements BundleReference {

        BundleLoader() {
            super(null);
        }

        @Override
        public Bundle getBundle() {
            return bundle;
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.loadClass(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = entries.get("/" + name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private Object ofBundle(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "findEntries" -> {
                assertThat(arguments).containsExactly("/", "*.class", true);
                yield Collections.enumeration(entries.keySet().stream().map(this::url).toList());
            }
            case "getBundleContext" -> proxy(BundleContext.class, this::ofContext);
            case "getState" -> state;
            case "equals" -> self == arguments[0];
            case "toString" -> "a bundle";
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private Object ofContext(Object self, Method method, Object[] arguments) {
        assertThat(method.getName()).isEqualTo("addBundleListener");
        listener.set((SynchronousBundleListener) arguments[0]);
        return null;
    }

    private URL url(String path) {
        try {
            return URL.of(URI.create("test:" + path), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() throws IOException {
                            byte[] bytes = entries.get(path);
                            if (bytes.length == 0) {
                                throw new IOException("made for a test");
                            }
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private void add(String name, byte[] bytes) {
        entries.put("/" + name.replace('.', '/') + ".class", bytes);
    }

    private static byte[] empty(String name) {
        return ClassFile.of().build(ClassDesc.of(name), type -> {
        });
    }

    /** One that makes an array, has a field and calls a method. */
    private static byte[] referring(String name) {
        ClassDesc owner = ClassDesc.of("acme.Owner");
        MethodTypeDesc called = MethodTypeDesc.of(ClassDesc.of("acme.Result"), ClassDesc.of("acme.Parameter").arrayType(2),
                ConstantDescs.CD_int, ConstantDescs.CD_String, ConstantDescs.CD_long.arrayType());
        return ClassFile.of().build(ClassDesc.of(name), type -> type.withMethodBody("run",
                MethodTypeDesc.of(ConstantDescs.CD_void), ClassFile.ACC_STATIC,
                code -> code.aconst_null().checkcast(ClassDesc.of("acme.Element").arrayType()).pop()
                        .getstatic(owner, "field", ClassDesc.of("acme.Field").arrayType()).pop()
                        .getstatic(owner, "number", ConstantDescs.CD_int).pop()
                        .aconst_null().iconst_0().aconst_null().aconst_null().invokestatic(owner, "call", called).pop()
                        .loadConstant(MethodTypeDesc.of(ClassDesc.of("acme.Made"), ClassDesc.of("acme.Taken"))).pop()
                        .return_()));
    }

    private void load() throws ClassNotFoundException {
        Class<?> anchor = Class.forName("acme.Anchor", false, loader);
        loaded.clear();
        BundleClasses.load(anchor);
    }

    private void loadAndStop() throws ClassNotFoundException {
        load();
        listener.get().bundleChanged(new BundleEvent(BundleEvent.STOPPING, bundle));
    }

    @Test
    void shouldLoadAllClassesOfABundleSoonAfterItHasStarted() throws Exception {
        add("acme.Anchor", empty("acme.Anchor"));
        add("acme.inner.Other", empty("acme.inner.Other"));
        load();
        await().untilAsserted(() -> assertThat(loaded).containsExactly("acme.inner.Other"));
    }

    @Test
    void shouldHaveLoadedAllClassesWhenTheBundleStopsAtOnce() throws Exception {
        add("acme.Anchor", empty("acme.Anchor"));
        add("acme.inner.Other", empty("acme.inner.Other"));
        loadAndStop();
        assertThat(loaded).containsExactly("acme.inner.Other");
    }

    @Test
    void shouldLoadWhatTheClassesReferTo() throws Exception {
        add("acme.Anchor", referring("acme.Anchor"));
        add("acme.Result", empty("acme.Result"));
        loadAndStop();
        assertThat(loaded).containsExactlyInAnyOrder("acme.Owner", "acme.Element", "acme.Field", "acme.Result",
                "acme.Parameter", "acme.Made", "acme.Taken");
    }

    @Test
    void shouldLeaveOutWhatIsGenerated() throws Exception {
        add("acme.Anchor", empty("acme.Anchor"));
        add("acme.proto.Generated", referring("acme.proto.Generated"));
        add("module-info", referring("acme.Anchor"));
        loadAndStop();
        assertThat(loaded).isEmpty();
    }

    @Test
    void shouldGoOnWhenAClassCannotBeLinked() throws Exception {
        add("acme.Anchor", empty("acme.Anchor"));
        add("acme.Wrong", empty("acme.Right"));
        add("acme.Zebra", ClassFile.of().build(ClassDesc.of("acme.Zebra"), type -> type.withSuperclass(OBJECT)));
        loadAndStop();
        assertThat(loaded).contains("acme.Wrong", "acme.Zebra");
    }

    @Test
    void shouldKeepNoBundleFromStoppingWhenAClassCannotBeRead() throws Exception {
        add("acme.Anchor", empty("acme.Anchor"));
        Class.forName("acme.Anchor", false, loader);
        add("acme.Other", new byte[0]);
        assertThatCode(this::loadAndStop).doesNotThrowAnyException();
        state = Bundle.STOPPING;
        assertThatCode(this::loadAndStop).doesNotThrowAnyException();
        assertThat(loaded).isEmpty();
    }

    @Test
    void shouldDoNothingWhenThereIsNoBundle() {
        assertThatCode(() -> BundleClasses.load(BundleClassesTest.class)).doesNotThrowAnyException();
    }
}
