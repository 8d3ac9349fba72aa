package org.livekit4j.devices;

import java.util.List;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Captures a camera, or what else the program {@code ffmpeg} reads: a camera in the network, a file, a test pattern. The program
 * is a child of this process, which ends with the camera.
 *
 * <p>All frames have the size of the options: pictures are scaled, and what their shape leaves is black.
 */
@ProviderType
public interface Camera extends VideoDevice {

    /** {@return the options of this camera} */
    CameraOptions options();

    /** {@return the id of the child process} */
    long pid();

    /** {@return the exit code of the child process; empty while it runs. On Unix it is 128 plus a signal that ended it} */
    OptionalInt exitCode();

    /** {@return the last lines that the child process has written to its error output, at most 50, without secrets} */
    List<String> log();
}
