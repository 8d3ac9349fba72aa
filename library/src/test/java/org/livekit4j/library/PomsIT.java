package org.livekit4j.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the POMs of users get to see. */
class PomsIT {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root"));

    private static Element parse(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String... path) {
        Element current = parent;
        for (String name : path) {
            List<Element> next = children(current, name);
            if (next.isEmpty()) {
                return "";
            }
            current = next.getFirst();
        }
        return current.getTextContent().strip();
    }

    private static List<String> artifacts(Element dependencies) {
        return children(dependencies, "dependency").stream().map(one -> text(one, "artifactId")).toList();
    }

    private static List<Element> poms() throws Exception {
        List<Path> files;
        try (Stream<Path> folders = Files.walk(ROOT, 3)) {
            files = folders.filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target")).toList();
        }
        List<Element> poms = new ArrayList<>();
        for (Path file : files) {
            poms.add(parse(file));
        }
        return poms;
    }

    private static boolean isPublished(Element pom) {
        return !text(pom, "packaging").equals("pom") && !text(pom, "properties", "maven.deploy.skip").equals("true");
    }

    @Test
    void shouldManageEveryArtifactThatIsPublished() throws Exception {
        Element bom = parse(ROOT.resolve("bom/pom.xml"));
        Element managed = children(children(bom, "dependencyManagement").getFirst(), "dependencies").getFirst();

        assertThat(artifacts(managed)).containsExactlyInAnyOrderElementsOf(
                poms().stream().filter(PomsIT::isPublished).map(pom -> text(pom, "artifactId")).toList());
    }

    @Test
    void shouldDescribeEveryArtifactThatIsPublished() throws Exception {
        assertThat(poms()).filteredOn(PomsIT::isPublished).isNotEmpty().allSatisfy(pom -> {
            assertThat(text(pom, "name")).isNotEmpty();
            assertThat(text(pom, "description")).isNotEmpty();
        });
    }

    @Test
    void shouldDependOnSlf4jAndTheNativeLibraryOnlyWhenUsersGetIt() throws Exception {
        Element pom = parse(Path.of(System.getProperty("livekit4j.pom")));

        assertThat(artifacts(children(pom, "dependencies").getFirst())).contains("slf4j-api").doesNotHaveDuplicates()
                .allMatch(name -> name.equals("slf4j-api") || name.matches("org\\.livekit4j\\.ffi\\.natives\\.[a-z0-9-]+"));
        assertThat(children(pom, "build")).isEmpty();
        assertThat(children(pom, "profiles")).isEmpty();
    }

    @Test
    void shouldHaveTheVersionOfTheProjectWhenItHasNoParent() throws Exception {
        assertThat(text(parse(ROOT.resolve("bom/pom.xml")), "version"))
                .isEqualTo(text(parse(ROOT.resolve("pom.xml")), "version"));
    }
}
