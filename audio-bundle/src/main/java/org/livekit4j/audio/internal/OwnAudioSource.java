package org.livekit4j.audio.internal;

import org.livekit4j.audio.AudioSource;

/** A source of this service. */
sealed interface OwnAudioSource extends AudioSource permits NativeAudioSource, ProcessedAudioSource {

    /** The source that tracks are made of. */
    NativeAudioSource nativeSource();
}
