package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Configures the streams of a sink of audio. The defaults are those of {@link org.livekit4j.audio.AudioStreamOptions#DEFAULTS}.
 * See {@link org.livekit4j.audio.AudioSink}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface AudioSinkOptions {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.sink.";

    /** {@return the sample rate, in Hz} */
    int sampleRate() default 48_000;

    /** {@return the number of channels: 1 or 2} */
    int numChannels() default 1;

    /** {@return the length of a frame, in milliseconds} */
    int frameSizeMs() default 10;

    /** {@return the number of frames that may wait for the sink; 0 means no limit} */
    int capacity() default 50;

    /** {@return whether frames are used again, and valid during the call only} */
    boolean frameReuse() default false;
}
