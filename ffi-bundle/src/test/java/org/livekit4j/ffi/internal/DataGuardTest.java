package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.ByteStreamReaderWriteToFileRequest;
import org.livekit4j.ffi.proto.DataTrackSubscribeOptions;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.RemoteDataTrackPipelineOptions;
import org.livekit4j.ffi.proto.RemoteDataTrackSetPipelineOptionsRequest;
import org.livekit4j.ffi.proto.StreamByteOptions;
import org.livekit4j.ffi.proto.StreamSendFileRequest;
import org.livekit4j.ffi.proto.SubscribeDataTrackRequest;

class DataGuardTest {

    private static void accepted(FfiRequest.Builder request) {
        assertThatCode(() -> RequestGuard.check(request.build())).doesNotThrowAnyException();
    }

    private static void refused(FfiRequest.Builder request, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request.build())).withMessage(message);
    }

    private static FfiRequest.Builder send(String path) {
        return FfiRequest.newBuilder().setSendFile(StreamSendFileRequest.newBuilder().setLocalParticipantHandle(1)
                .setOptions(StreamByteOptions.newBuilder().setTopic("t")).setFilePath(path));
    }

    @Test
    void shouldAcceptAFileWhenItIsRegular(@TempDir Path folder) throws IOException {
        accepted(send(Files.createFile(folder.resolve("f")).toString()));
        refused(send(folder.toString()), "file_path is '" + folder + "'; it must be a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/dev/zero", "/nowhere/at/all", "/proc"})
    void shouldRefuseAFileWhenItHasNoEndOrIsNone(String path) {
        refused(send(path), "file_path is '" + path + "'; it must be a regular file");
    }

    @Test
    void shouldRefuseAFileWhenItsPathIsNone() {
        refused(send("a\0b"), "file_path is 'a\\u0000b'; it must be a regular file");
    }

    private static FfiRequest.Builder write(String name) {
        return FfiRequest.newBuilder().setByteWriteToFile(
                ByteStreamReaderWriteToFileRequest.newBuilder().setReaderHandle(1).setDirectory("/tmp").setNameOverride(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../f", "/etc/passwd", "a/b", "a\\b", "c:f"})
    void shouldRefuseAFileToWriteWhenItsNameLeadsElsewhere(String name) {
        accepted(write("f.txt"));
        refused(write(name), "name_override is '" + name + "'; it must be the name of a file, without a path");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_537, Integer.MAX_VALUE, -1})
    void shouldRefuseADataTrackWhenItsFramesWouldFillMemory(int frames) {
        FfiRequest.Builder request = FfiRequest.newBuilder();
        refused(request.setSubscribeDataTrack(SubscribeDataTrackRequest.newBuilder().setTrackHandle(1)
                .setOptions(DataTrackSubscribeOptions.newBuilder().setBufferSize(frames))),
                "buffer_size is " + frames + "; it must be from 1 to 65536");
        refused(request.setRemoteDataTrackSetPipelineOptions(RemoteDataTrackSetPipelineOptionsRequest.newBuilder()
                .setTrackHandle(1).setOptions(RemoteDataTrackPipelineOptions.newBuilder().setMaxPartialFrames(frames))),
                "max_partial_frames is " + frames + "; it must be from 1 to 65536");
    }

    @Test
    void shouldAcceptADataTrackWhenItsFramesAreFewOrNotSaid() {
        accepted(FfiRequest.newBuilder().setSubscribeDataTrack(
                SubscribeDataTrackRequest.newBuilder().setTrackHandle(1)
                        .setOptions(DataTrackSubscribeOptions.getDefaultInstance())));
        accepted(FfiRequest.newBuilder().setSubscribeDataTrack(SubscribeDataTrackRequest.newBuilder().setTrackHandle(1)
                .setOptions(DataTrackSubscribeOptions.newBuilder().setBufferSize(16))));
    }
}
