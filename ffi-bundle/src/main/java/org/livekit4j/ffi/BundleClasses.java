package org.livekit4j.ffi;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.livekit4j.ffi.internal.LateWork;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads classes of a bundle ahead of time. A bundle that is updated or refreshed can load no more classes, while threads of users
 * may still run its code or hold its objects. Safe for use by several threads.
 */
public final class BundleClasses {
    private static final Logger LOG = LoggerFactory.getLogger(BundleClasses.class);

    private final Bundle bundle;
    private final ClassLoader loader;
    private volatile boolean loaded;

    private BundleClasses(Bundle bundle, ClassLoader loader) {
        this.bundle = bundle;
        this.loader = loader;
    }

    /**
     * Loads all classes of a bundle, except generated ones, and all classes that they refer to. They are loaded on another thread,
     * after half a second, so that the bundle starts without waiting for them, and in any case before the bundle stops; this method
     * does not wait. Classes of an unresolved optional import are skipped. Does nothing outside an OSGi framework.
     *
     * @param anchor any class of the bundle, which is starting or active
     */
    public static void load(Class<?> anchor) {
        Bundle bundle = FrameworkUtil.getBundle(anchor);
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        if (context == null) {
            return;
        }
        BundleClasses classes = new BundleClasses(bundle, anchor.getClassLoader());
        SynchronousBundleListener stopping = event -> {
            if (event.getType() == BundleEvent.STOPPING && event.getBundle().equals(bundle)) {
                classes.loadOnce();
            }
        };
        context.addBundleListener(stopping); // the framework removes it when the bundle has stopped
        LateWork.add(classes::loadOnce);
    }

    /** The thread of a bundle that stops does not wait for another one that loads: it may have a lock that the loading takes. */
    private void loadOnce() {
        try {
            if (!loaded) {
                loadNow();
                loaded = true;
            }
        } catch (RuntimeException | LinkageError e) {
            if ((bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE)) != 0) { // else the framework takes it away meanwhile
                LOG.warn("Classes of the bundle {} were not loaded ahead of time: {}", bundle, e.toString());
            }
        }
    }

    private void loadNow() {
        Set<String> names = new HashSet<>();
        for (URL entry : Collections.list(bundle.findEntries("/", "*.class", true))) {
            String path = entry.getPath();
            if (PackageClasses.isLoadedAhead(path) && !path.endsWith("/module-info.class")) {
                names.add(path.substring(1, path.length() - ".class".length()).replace('/', '.'));
                references(entry).forEach(names::add);
            }
        }
        names.forEach(name -> PackageClasses.load(name, loader));
    }

    private static Stream<String> references(URL entry) {
        try (InputStream in = entry.openStream()) {
            ClassModel model = ClassFile.of().parse(in.readAllBytes());
            Stream.Builder<ClassDesc> all = Stream.builder();
            for (PoolEntry constant : model.constantPool()) {
                switch (constant) {
                    case ClassEntry type -> all.add(type.asSymbol());
                    case MethodTypeEntry type -> types(type.asSymbol(), all);
                    case NameAndTypeEntry member when member.type().stringValue().startsWith("(") ->
                        types(MethodTypeDesc.ofDescriptor(member.type().stringValue()), all);
                    case NameAndTypeEntry member -> all.add(ClassDesc.ofDescriptor(member.type().stringValue()));
                    default -> {
                        // It names no class
                    }
                }
            }
            return all.build().map(BundleClasses::element).filter(type -> !type.isPrimitive()).map(BundleClasses::name)
                    .filter(name -> !name.startsWith("java."));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + entry, e);
        }
    }

    private static void types(MethodTypeDesc method, Stream.Builder<ClassDesc> to) {
        to.add(method.returnType());
        method.parameterList().forEach(to::add);
    }

    private static ClassDesc element(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        return element;
    }

    private static String name(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
