package org.livekit4j.devices;

import org.osgi.annotation.versioning.ProviderType;

/** A microphone or speaker that is in use. */
@ProviderType
public interface AudioDevice extends OpenDevice {

    /** {@return whether its audio is replaced by silence} */
    boolean muted();

    /**
     * Mutes it: its audio is replaced by silence, and its level is that of silence. The device stays in use.
     *
     * @param muted whether it is muted
     */
    void setMuted(boolean muted);

    /**
     * {@return the root mean square of its audio in the last 100 ms, in dBFS: 0 for a square wave of full scale, and {@link
     * Double#NEGATIVE_INFINITY} for silence and before its first audio}
     */
    double levelDbfs();
}
