package org.livekit4j.karaf.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is in which feature. */
class FeaturesTest {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root"));
    /** Karaf takes up Gogo's commands too, and would have each twice; the demo is the launcher's; example sinks write files. */
    private static final Set<String> NOT_FOR_KARAF = Set.of("org.livekit4j.shell.gogo", "org.livekit4j.demo",
            "org.livekit4j.examples.sinks");

    @Test
    void shouldHaveEachBundleInOneFeatureOnlyWhenUsersTakeFeaturesApart() throws Exception {
        assertThat(locations()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void shouldHaveEveryBundleOfTheProjectWhenItIsForKaraf() throws Exception {
        List<String> ours = locations().stream().filter(location -> location.startsWith("mvn:org.livekit4j/"))
                .map(location -> location.split("/")[1]).filter(name -> !name.contains(".natives.")).toList();

        assertThat(ours).containsExactlyInAnyOrderElementsOf(bundleModules());
    }

    @Test
    void shouldHaveTheLibraryOfThisMachineWhenItIsBuiltHere() throws Exception {
        assertThat(locations()).filteredOn(location -> location.contains(".natives.")).hasSize(1);
    }

    private static List<String> locations() throws Exception {
        List<String> locations = new ArrayList<>();
        NodeList bundles = parse(Path.of(System.getProperty("livekit4j.features"))).getElementsByTagName("bundle");
        for (int i = 0; i < bundles.getLength(); i++) {
            locations.add(bundles.item(i).getTextContent().strip());
        }
        return locations;
    }

    /** Those whose folders are named so; the one in {@code standalone} is for plain Java only. */
    private static List<String> bundleModules() throws Exception {
        List<String> modules = new ArrayList<>();
        for (String group : List.of("", "operations", "cli", "examples")) {
            try (Stream<Path> folders = Files.list(ROOT.resolve(group))) {
                for (Path folder : folders.filter(path -> path.toString().endsWith("-bundle")).toList()) {
                    modules.add(artifactId(folder.resolve("pom.xml")));
                }
            }
        }
        modules.removeAll(NOT_FOR_KARAF);
        return modules;
    }

    private static String artifactId(Path pom) throws Exception {
        Element project = parse(pom).getDocumentElement();
        for (int i = 0; i < project.getChildNodes().getLength(); i++) {
            if (project.getChildNodes().item(i).getNodeName().equals("artifactId")) {
                return project.getChildNodes().item(i).getTextContent();
            }
        }
        throw new IOException("no artifactId in " + pom);
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }
}
