package org.livekit4j.video;

/**
 * What became of the frames of an {@link EncodedVideoSource}.
 *
 * @param frames frames that the native source took; it passes them on while the track is published
 * @param keyFrames those of them that were key frames
 * @param bytes their bytes
 * @param dropped frames that were not passed on, because no key frame had come before them or the native source refused them
 * @param keyFrameRequests how often a key frame was {@linkplain EncoderControl#requestKeyFrame asked for}
 * @param keyFrameDue whether one has been asked for that has not come yet: subscribers may see no picture
 */
public record EncodedVideoStatistics(long frames, long keyFrames, long bytes, long dropped, long keyFrameRequests,
        boolean keyFrameDue) {}
