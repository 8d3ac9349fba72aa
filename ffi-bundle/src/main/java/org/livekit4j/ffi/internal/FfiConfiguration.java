package org.livekit4j.ffi.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the native library is opened: see {@code FfiOptions}. */
@ObjectClassDefinition(name = "LiveKit4j native library", description = "A change of library.path takes effect in a new"
        + " JVM, because a loaded native library cannot be replaced. All other changes take effect at once and do not end rooms")
@interface FfiConfiguration {
    String PID = "org.livekit4j.ffi";

    @AttributeDefinition(name = "Library file", required = false, description = "The file of the native library, instead of the"
            + " packaged one and of LIVEKIT_LIB_PATH. It is read when the bundle first starts, so the configuration must exist"
            + " by then. Restart the JVM after a change; if no library could be opened, restarting the bundle is enough")
    String library_path() default "";

    @AttributeDefinition(name = "Log level", description = "The least severe level that is forwarded to SLF4J; the loggers below"
            + " org.livekit4j.native filter further", options = {@Option(label = "nothing", value = "OFF"),
                @Option(label = "errors", value = "ERROR"), @Option(label = "warnings", value = "WARN"),
                @Option(label = "information", value = "INFO"), @Option(label = "debugging", value = "DEBUG"),
                @Option(label = "everything", value = "TRACE")})
    String log_level() default "TRACE";

    @AttributeDefinition(name = "Shutdown timeout", min = "1", description = "How long to wait for the library to shut down when"
            + " the bundle stops, in ms. If it takes longer, this JVM cannot open it again before it has finished")
    long dispose_timeoutMs() default 5_000;
}
