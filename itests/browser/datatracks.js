// Data tracks that the page publishes and reads. Commands and events are those of datatracks.py.

/** How many frames wait for a slow reader. */
const BUFFER = 64;

export class DataTracks {
  #room;
  #tell;
  #local = new Map();
  #remote = new Map();

  constructor(room, { DataTrackPublished, DataTrackUnpublished }, tell) {
    this.#room = room;
    this.#tell = tell;
    room.on(DataTrackPublished, (track) => {
      const { name, sid, usesE2ee: encrypted } = track.info;
      this.#remote.set(name, track);
      tell('data_track_published', { name, sid, encrypted, identity: track.publisherIdentity });
    });
    room.on(DataTrackUnpublished, (sid) => tell('data_track_unpublished', { sid }));
  }

  async publish(name) {
    const track = await this.#room.localParticipant.publishDataTrack({ name });
    this.#local.set(name, track);
    return { sid: track.info.sid };
  }

  async push(name, payload, timestamp) {
    await this.#local.get(name).tryPush({ payload: Uint8Array.fromBase64(payload), userTimestamp: BigInt(timestamp) });
  }

  async unpublish(name) {
    await this.#local.get(name).unpublish();
    this.#local.delete(name);
  }

  /** Tells of each frame, and of the end. */
  async read(name) {
    let error = null;
    try {
      for await (const { payload, userTimestamp } of this.#remote.get(name).subscribe({ bufferSize: BUFFER })) {
        this.#tell('data_frame', { name, payload: payload.toBase64(), timestamp: Number(userTimestamp) });
      }
    } catch (e) {
      error = String(e?.message ?? e);
    }
    this.#tell('data_stream_ended', { name, error });
  }
}
