package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.PackagedProgram;

/** Tries one folder after the other until a packaged program can be extracted there and run. */
public final class ProgramPlaces {
    private static final String REMEDY = ": set the system property " + NativeLibrary.FOLDER_PROPERTY
            + " to a folder that belongs to the user of this JVM, that no other user can write to, on a file system with 100 MB of"
            + " space that allows execution";

    private final List<Path> folders;

    ProgramPlaces(List<Path> folders) {
        this.folders = folders;
    }

    /** Extracts to the folders of the native library what a fragment has for this platform. */
    public static Optional<PackagedProgram> find(ClassLoader loader, String artifact) {
        return NativePlatform.current().flatMap(platform -> ProgramFiles.find(loader, artifact, platform)
                .map(files -> new PackagedProgram(new ProgramPlaces(LibraryFolders.allowed(Optional.empty())).extract(files),
                        platform.librariesVariable())));
    }

    /** @return the program's file, with the libraries beside it */
    Path extract(ProgramFiles program) {
        StringJoiner failures = new StringJoiner("; ");
        for (Path folder : folders) {
            try {
                return extract(program, folder);
            } catch (IOException e) {
                failures.add(folder + ": " + LibraryPlaces.reason(e));
            }
        }
        throw new FfiException("the program " + program.program() + " cannot be extracted to any folder (" + failures + ")"
                + REMEDY);
    }

    private static Path extract(ProgramFiles program, Path folder) throws IOException {
        Path own = LibraryFile.folder(folder, program.sha256());
        for (PackagedFile file : program.files()) {
            LibraryFile.of(own, file);
        }
        Path path = own.resolve(program.program());
        if (!Files.isExecutable(path)) {
            throw new IOException("its file system does not allow execution (noexec)");
        }
        return path;
    }
}
