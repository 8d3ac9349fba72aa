package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.build.Workspace;
import aQute.bnd.build.model.EE;
import aQute.bnd.build.model.clauses.VersionedClause;
import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import aQute.bnd.repository.fileset.FileSetRepository;
import biz.aQute.resolve.Bndrun;
import biz.aQute.resolve.RunResolution;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.annotations.RequireLiveKitAudio;
import org.livekit4j.annotations.RequireLiveKitVideo;

/** What bnd's resolver finds that a user needs, who has the rooms' bundle and a bundle with annotations. */
class ResolverIT {
    private static final List<String> LIBRARIES = List.of("slf4j-api", "slf4j-simple", "org.osgi.util.function",
            "org.osgi.util.promise", "org.osgi.service.component", "org.apache.felix.scr", "protobuf-java");
    private static final List<String> OURS = List.of("api", "ffi", "queue", "media", "audio", "video", "data", "room", "token",
            "keeper", "agent",
            "shell",
            "health", "management");

    @TempDir
    private Path folder;

    /** A user's component. */
    @RequireLiveKitAudio
    @RequireLiveKitVideo
    static final class Annotated {
        private Annotated() {}
    }

    private File user() throws Exception {
        try (Builder builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", "user");
            builder.setProperty("Private-Package", ResolverIT.class.getPackageName());
            builder.setProperty("Import-Package", "");
            builder.setProperty("-noimportjava", "true");
            builder.setProperty("-exportcontents", "");
            try (Jar classes = new Jar("classes")) {
                String path = Annotated.class.getName().replace('.', '/') + ".class";
                try (InputStream in = Annotated.class.getResourceAsStream("/" + path)) {
                    classes.putResource(path, new EmbeddedResource(in.readAllBytes(), 0));
                }
                builder.addClasspath(classes);
                builder.addClasspath(Jars.of("org.livekit4j.api").toFile());
                Jar jar = builder.build();
                File file = folder.resolve("user.jar").toFile();
                jar.write(file);
                return file;
            }
        }
    }

    private List<String> resolve(String requires) throws Exception {
        List<File> jars = new ArrayList<>(Stream.concat(LIBRARIES.stream(), OURS.stream().map(name -> "org.livekit4j." + name))
                .map(Jars::of).map(Path::toFile).toList());
        jars.add(Jars.natives().toFile());
        jars.add(Jars.of("org.apache.felix.framework").toFile());
        jars.add(user());
        Path file = Files.writeString(folder.resolve("app.bndrun"),
                "-standalone: true\n-resolve.effective: active\n-runfw: org.apache.felix.framework\n-runee: "
                        + EE.JavaSE_25.getEEName() + "\n-runsystemcapabilities: ${native_capability}\n-runrequires: " + requires
                        + "\n");
        try (Bndrun run = Bndrun.createBndrun((Workspace) null, file.toFile())) {
            run.getWorkspace().addBasicPlugin(new FileSetRepository("jars", jars));
            RunResolution resolution = RunResolution.resolve(run, List.of());
            assertThat(resolution.isOK()).as(resolution.report(true)).isTrue();
            return resolution.getRunBundles().stream().map(VersionedClause::getName).toList();
        }
    }

    @Test
    void shouldFindTheNativeLibraryWhenRoomsAreWanted() throws Exception {
        assertThat(resolve("bnd.identity;id='org.livekit4j.room'")).contains("org.livekit4j.room", "org.livekit4j.queue",
                "org.livekit4j.ffi").anyMatch(name -> name.startsWith("org.livekit4j.ffi.natives."))
                .doesNotContain("org.livekit4j.audio");
    }

    @Test
    void shouldFindSoundAndPicturesWhenAUserSaysThatTheyAreNeeded() throws Exception {
        assertThat(resolve("bnd.identity;id='org.livekit4j.room',bnd.identity;id='user'")).contains("user", "org.livekit4j.room",
                "org.livekit4j.audio", "org.livekit4j.video").anyMatch(name -> name.startsWith("org.livekit4j.ffi.natives."));
    }
}
