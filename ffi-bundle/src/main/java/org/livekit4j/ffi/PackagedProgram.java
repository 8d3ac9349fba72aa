package org.livekit4j.ffi;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.ffi.internal.ProgramPlaces;

/**
 * A program from an optional fragment for this platform. It is in a folder of the user, with the libraries that it needs beside
 * it; they have been compared with their hashes, and no other user can change them.
 *
 * @param path of its file
 * @param librariesVariable the environment variable that lists where programs look for shared libraries
 */
public record PackagedProgram(Path path, String librariesVariable) {

    /**
     * Looks for the fragment, or the module, and brings what it holds to a folder of the user, if it is not there yet.
     *
     * @param loader the class loader of the bundle that the fragment belongs to
     * @param artifact the name of the fragment without its platform; its last part is the name of the folder in the fragment
     * @return empty if there is no such fragment for this platform
     * @throws FfiException if it is damaged, or no folder is suitable
     */
    public static Optional<PackagedProgram> find(ClassLoader loader, String artifact) {
        return ProgramPlaces.find(loader, artifact);
    }

    /**
     * Lets a child process find the libraries.
     *
     * @param environment of the child, in which other folders for libraries remain
     */
    public void addLibrariesTo(Map<String, String> environment) {
        environment.merge(librariesVariable, String.valueOf(path.getParent()),
                (others, folder) -> folder + File.pathSeparator + others);
    }
}
