package org.livekit4j.audio.internal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LoadAudioFilterPluginRequest;
import org.livekit4j.ffi.proto.LoadAudioFilterPluginResponse;

/** The audio filters that were loaded. The native library passes the audio by a filter that it does not know, and says nothing. */
final class AudioFilters {
    private final FfiClient client;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();

    AudioFilters(FfiClient client) {
        this.client = client;
    }

    void load(String moduleId, Path library, Path... dependencies) {
        Objects.requireNonNull(moduleId, "moduleId is null");
        LoadAudioFilterPluginRequest.Builder request = LoadAudioFilterPluginRequest.newBuilder().setModuleId(moduleId)
                .setPluginPath(absolute(library, "library"));
        for (Path dependency : dependencies) {
            request.addDependencies(absolute(dependency, "a dependency"));
        }
        LoadAudioFilterPluginResponse response = client
                .request(FfiRequest.newBuilder().setLoadAudioFilterPlugin(request).build()).getLoadAudioFilterPlugin();
        if (response.hasError()) {
            throw new LiveKitException(library + " cannot be loaded as an audio filter: " + response.getError());
        }
        loaded.add(moduleId);
    }

    private static String absolute(Path path, String what) {
        return Objects.requireNonNull(path, what + " is null").toAbsolutePath().normalize().toString();
    }

    /** @param remote whether the audio comes from a room */
    void check(AudioStreamOptions options, boolean remote) {
        String moduleId = options.filter();
        if (moduleId.isEmpty()) {
            return;
        }
        if (!loaded.contains(moduleId)) {
            throw new IllegalArgumentException(
                    "the audio filter '" + moduleId + "' is not loaded; loadFilter loads it. Loaded are " + loaded);
        }
        if (!remote) {
            throw new IllegalArgumentException("the audio filter '" + moduleId
                    + "' cannot be used on a local track; an audio filter works on remote tracks only");
        }
    }
}
