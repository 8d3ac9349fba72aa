package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** How the framework wires the bundles: that, and nothing else, decides which of them a refresh takes along. */
public class WiringIT extends InFelix {
    private static final String OURS = "org.livekit4j.";
    /** On which nothing depends. */
    private static final Set<String> ENDS = Set.of("video", "data", "room", "keeper", "agent", "health", "metrics", "dashboard",
            "dashboard.servlet", "devices", "recorder", "shell.gogo");

    @Configuration
    @Override
    public Option[] configuration() {
        return Operations.framework(Operations.tools(), Operations.http(), Felix.installed("org.livekit4j.dashboard.servlet"));
    }

    @Test
    public void shouldPointDownOnlyWhenBundlesAreWired() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (ours(bundle) && !fragment(bundle)) {
                arrows.put(name(bundle), providers(bundle).stream().filter(WiringIT::ours).map(WiringIT::name)
                        .filter(name -> !name.equals(name(bundle))).collect(Collectors.toCollection(TreeSet::new)));
            }
        }

        assertThat(arrows).isEqualTo(Map.ofEntries(Map.entry("api", Set.of()), Map.entry("ffi", Set.of("api")),
                Map.entry("queue", Set.of("api", "ffi")), Map.entry("media", Set.of("api", "ffi", "queue")),
                Map.entry("audio", Set.of("api", "ffi", "queue", "media")),
                Map.entry("video", Set.of("api", "ffi", "queue", "media")),
                Map.entry("data", Set.of("api", "ffi", "queue", "media")), Map.entry("room", Set.of("api", "ffi", "queue")),
                Map.entry("token", Set.of("api")), Map.entry("keeper", Set.of("api", "token")),
                Map.entry("agent", Set.of("api", "ffi", "token")),
                Map.entry("management", Set.of("api", "ffi", "queue", "media")),
                Map.entry("health", Set.of("api", "ffi", "queue", "media")),
                Map.entry("metrics", Set.of("api", "ffi", "queue", "media")),
                Map.entry("dashboard", Set.of("api", "ffi", "queue", "media")),
                Map.entry("dashboard.servlet", Set.of("api")),
                Map.entry("devices", Set.of("api", "ffi")),
                Map.entry("recorder", Set.of("api", "ffi", "audio")),
                Map.entry("shell", Set.of("api", "ffi", "queue", "media")),
                Map.entry("shell.gogo", Set.of("api", "shell"))));
    }

    @Test
    public void shouldTakeNobodyAlongWhenABundleIsRefreshedThatNobodyDependsOn() {
        FrameworkWiring framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        for (String name : ENDS) {
            Bundle bundle = services().bundle(OURS + name);

            assertThat(framework.getDependencyClosure(Set.of(bundle))).containsExactly(bundle);
        }
    }

    /** But for programs that start a framework, which share the packages called {@code embedding} with it. */
    @Test
    public void shouldExportNothingWhenABundleOnlyImplements() {
        for (String name : ENDS) {
            Bundle bundle = services().bundle(OURS + name);

            assertThat(bundle.adapt(BundleWiring.class).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE))
                    .extracting(exported -> exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE).toString())
                    .allMatch(exported -> exported.endsWith(".embedding"));
        }
    }

    @Test
    public void shouldExportEachPackageOnceWhenAllAreInstalled() {
        Map<Object, Long> exporters = Arrays.stream(context.getBundles()).filter(bundle -> ours(bundle) && !fragment(bundle))
                .flatMap(bundle -> bundle.adapt(BundleWiring.class).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .map(BundleCapability::getAttributes)
                .collect(Collectors.groupingBy(attributes -> attributes.get(PackageNamespace.PACKAGE_NAMESPACE),
                        Collectors.counting()));

        assertThat(exporters).isNotEmpty().allSatisfy((name, count) -> assertThat(count).as(name.toString()).isOne());
    }

    @Test
    public void shouldExportPublicTypesOnlyWhenAPackageIsExported() throws IOException {
        Set<String> hidden = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            if (ours(bundle) && !fragment(bundle)) {
                for (BundleCapability exported : bundle.adapt(BundleWiring.class)
                        .getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                    hidden.addAll(hidden(bundle, exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE).toString()));
                }
            }
        }

        assertThat(hidden).isEmpty();
    }

    private static Set<String> hidden(Bundle bundle, String exported) throws IOException {
        Set<String> hidden = new TreeSet<>();
        for (URL url : Collections.list(bundle.findEntries(exported.replace('.', '/'), "*.class", false))) {
            String type = url.getPath().replaceFirst(".*/", "");
            if (!type.contains("$") && !type.equals("package-info.class")) {
                try (InputStream bytes = url.openStream()) {
                    if (!ClassFile.of().parse(bytes.readAllBytes()).flags().has(AccessFlag.PUBLIC)) {
                        hidden.add(exported + "." + type);
                    }
                }
            }
        }
        return hidden;
    }

    @Test
    public void shouldShowNoProtobufTypeWhenAUserCompilesAgainstTheApi() {
        assertThat(providers(services().bundle("org.livekit4j.api"))).extracting(Bundle::getSymbolicName)
                .doesNotContain("com.google.protobuf");
    }

    @Test
    public void shouldNameTheServicesWhenTheEntryOfPlainJavaIsUsed() {
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(LiveKit::create)
                .withMessageContaining("In an OSGi framework use the services org.livekit4j.audio.Audio");
    }

    private static Set<Bundle> providers(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(BundleWire::getProvider).map(revision -> revision.getBundle()).collect(Collectors.toSet());
    }

    private static boolean ours(Bundle bundle) {
        return bundle.getSymbolicName().startsWith(OURS);
    }

    private static boolean fragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName().substring(OURS.length());
    }
}
