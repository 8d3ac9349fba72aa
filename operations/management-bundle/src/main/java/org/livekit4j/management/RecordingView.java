package org.livekit4j.management;

/**
 * A recording; see {@link org.livekit4j.recorder.Recording}. Unknown values are null.
 *
 * @param id its number
 * @param room the name of the room
 * @param state the name of a {@link org.livekit4j.recorder.RecordingState}
 * @param format the name of a {@link org.livekit4j.recorder.RecordingFormat}
 * @param folder where the files go
 * @param since when it was started, in milliseconds since 1970
 * @param files how many files it has, of those that it remembers
 * @param lostAudioMs how much sound arrived and is in no file, in milliseconds
 * @param lostPictures how many pictures arrived and are in no file
 * @param lastFailure what could not be written last; null if there was nothing
 */
public record RecordingView(String id, String room, String state, String format, String folder, long since, int files,
        long lostAudioMs, long lostPictures, String lastFailure) {}
