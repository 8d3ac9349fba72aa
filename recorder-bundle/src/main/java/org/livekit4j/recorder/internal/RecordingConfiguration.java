package org.livekit4j.recorder.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A recording of rooms. A change ends its recordings and begins new ones. */
@ObjectClassDefinition(name = "LiveKit4j recording", description = "Records the rooms that are joined and that it names."
        + " Changing the configuration ends its recordings and begins new ones.")
@interface RecordingConfiguration {

    @AttributeDefinition(name = "Folder", description = "Where the files go; created if it is missing")
    String folder() default "";

    @AttributeDefinition(name = "Rooms", description = "The names of the rooms; none means all")
    String[] room() default {};

    @AttributeDefinition(name = "Participants", description = "The identities of those who are recorded; none means all")
    String[] participants() default {};

    @AttributeDefinition(name = "Format", options = {@Option(label = "WAV", value = "WAV"),
        @Option(label = "Opus in Ogg", value = "OGG_OPUS"), @Option(label = "Opus in WebM", value = "WEBM_OPUS"),
        @Option(label = "VP8 and Opus in WebM, by ffmpeg", value = "WEBM_VP8_OPUS"),
        @Option(label = "H.264 and AAC in MP4, by ffmpeg", value = "MP4_H264_AAC")})
    String format() default "WAV";

    @AttributeDefinition(name = "Mixed", description = "Whether a room is recorded as one: voices mixed, pictures in a grid")
    boolean mixed() default false;

    @AttributeDefinition(name = "Names of files", description = "With {room}, {participant}, {track}, {source} and {time}")
    String nameTemplate() default "{room}_{participant}_{track}_{time}";

    @AttributeDefinition(name = "Length of files", min = "0", description = "After how many ms the next file is begun; 0: never")
    long maxFileMs() default 0;

    @AttributeDefinition(name = "Size of files", min = "0", description = "After how many bytes the next file is begun; 0: never")
    long maxFileBytes() default 0;

    @AttributeDefinition(name = "Free space", min = "0", description = "How many bytes of the disk are left free")
    long minFreeBytes() default 100_000_000;

    @AttributeDefinition(name = "Channels", min = "1", max = "2")
    int numChannels() default 1;

    @AttributeDefinition(name = "Audio bit rate", description = "Of Opus and AAC, in bits per second")
    int audioBitrate() default 48_000;

    @AttributeDefinition(name = "Video bit rate", description = "In bits per second")
    int videoBitrate() default 1_500_000;

    @AttributeDefinition(name = "Width", description = "Of mixed pictures, in pixels")
    int width() default 1_280;

    @AttributeDefinition(name = "Height", description = "Of mixed pictures, in pixels")
    int height() default 720;

    @AttributeDefinition(name = "Frame rate", description = "Of mixed pictures, per second")
    int frameRate() default 20;

    @AttributeDefinition(name = "ffmpeg", description = "The path of the program; by default the one on the PATH,"
            + " or else that of the optional fragment")
    String ffmpeg_path() default "";
}
