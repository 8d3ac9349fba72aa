package org.livekit4j.propertytypes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.livekit4j.video.VideoBufferType;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Configures the streams of a sink of video. The defaults are those of {@link org.livekit4j.video.VideoStreamOptions#DEFAULTS}.
 * See {@link org.livekit4j.video.VideoSink}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
public @interface VideoSinkOptions {

    /** The prefix of the property's name. */
    String PREFIX_ = "livekit.sink.";

    /** {@return the type that frames are converted to; none for what the decoder yields} */
    VideoBufferType[] format() default {};

    /** {@return the number of frames that may wait for the sink; 0 means no limit} */
    int capacity() default 1;
}
