package org.livekit4j.recorder.embedding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What was recorded.
 *
 * @param room the name of the room
 * @param files the files
 * @param lostAudio how much sound arrived and is in no file
 * @param lostPictures how many pictures arrived and are in no file
 * @param problems what has failed, a sentence each
 */
public record RecordingReport(String room, List<File> files, Duration lostAudio, long lostPictures, List<String> problems) {

    /**
     * One file.
     *
     * @param path the file
     * @param complete whether it is complete
     * @param participant the identity of the participant; empty if it is the whole room
     * @param track the name of the track; empty if it is several
     * @param duration the length of its sound
     * @param bytes its size
     * @param silence how much of its sound is silence because nothing arrived
     * @param lostAudio how much sound arrived and is not in it
     * @param lostPictures how many pictures arrived and are not in it
     */
    public record File(Path path, boolean complete, String participant, String track, Duration duration, long bytes,
            Duration silence, Duration lostAudio, long lostPictures) {}
}
