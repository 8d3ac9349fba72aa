package org.livekit4j.ffi.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the native library is opened: see {@code FfiOptions}. */
@ObjectClassDefinition(name = "LiveKit4j: the native library", description = "A change of library.path needs a new JVM: a native library"
        + " cannot be replaced by another one. All others are adopted at once, without ending rooms")
@interface FfiConfiguration {
    String PID = "org.livekit4j.ffi";

    @AttributeDefinition(name = "Library file", required = false, description = "File of the native library, in place of the packaged"
            + " one and of LIVEKIT_LIB_PATH. It is read when the bundle starts for the first time, so that the configuration must be"
            + " there by then. Restart the JVM after a change; if no library could be opened, a restart of the bundle will do")
    String library_path() default "";

    @AttributeDefinition(name = "Log level", description = "What of the native library's log can be written at all; the loggers below"
            + " org.livekit4j.native decide further", options = {@Option(label = "nothing", value = "OFF"),
                @Option(label = "errors", value = "ERROR"), @Option(label = "warnings", value = "WARN"),
                @Option(label = "information", value = "INFO"), @Option(label = "debugging", value = "DEBUG"),
                @Option(label = "everything", value = "TRACE")})
    String log_level() default "TRACE";

    @AttributeDefinition(name = "Timeout of shutting down", min = "1", description = "How long the library may take to shut down when the"
            + " bundle stops, in ms; after that this JVM cannot open it again")
    long dispose_timeoutMs() default 5_000;
}
