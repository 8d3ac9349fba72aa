package org.livekit4j.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Registers plug-ins, also as those of other bundles, and asks what becomes of them. */
record PlugIns(BundleContext context, String medium) {

    <P> ServiceRegistration<P> register(Class<P> type, P plugIn, Map<String, ?> properties) {
        return context.registerService(type, plugIn, new Hashtable<>(properties));
    }

    static void change(ServiceRegistration<?> registration, Map<String, ?> properties) {
        registration.setProperties(new Hashtable<>(properties));
    }

    /** The runtime of the medium as it is now; its bundle may have been replaced since. */
    MediaRuntimeDTO runtime() {
        try {
            ServiceReference<MediaRuntime> reference = context
                    .getServiceReferences(MediaRuntime.class, "(" + MediaRuntime.MEDIUM + "=" + medium + ")").iterator().next();
            try {
                return context.getService(reference).getRuntimeDTO();
            } finally {
                context.ungetService(reference);
            }
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    PlugInDTO inUse(ServiceRegistration<?> registration) {
        return Arrays.stream(runtime().plugIns).filter(plugIn -> plugIn.serviceId == id(registration)).findFirst()
                .orElseThrow();
    }

    FailedPlugInDTO failed(ServiceRegistration<?> registration) {
        return Arrays.stream(runtime().failedPlugIns).filter(plugIn -> plugIn.serviceId == id(registration)).findFirst()
                .orElseThrow();
    }

    static long id(ServiceRegistration<?> registration) {
        return (long) registration.getReference().getProperty(Constants.SERVICE_ID);
    }

    /** Starts a bundle without classes, in whose name services can be registered. */
    Bundle startBundle(String symbolicName) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        Bundle bundle = context.installBundle(symbolicName, new ByteArrayInputStream(jar.toByteArray()));
        bundle.start();
        return bundle;
    }
}
