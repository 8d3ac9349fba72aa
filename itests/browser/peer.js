// A participant with LiveKit's JavaScript client, at the command of the test that serves this page. The messages are those of
// peer.py: commands come as server-sent events, answers and events are posted one by one.
import { DataTracks } from './datatracks.js';
import * as media from './media.js';
import * as streams from './streams.js';

const { ExternalE2EEKeyProvider, LocalAudioTrack, Room, RoomEvent, RpcError, Track } = LivekitClient;
/** Encryption.Type.GCM of LiveKit's protocol, which the client does not export. */
const GCM = 1;

let room;
let encrypter;
let dataTracks;
let sending = new Map();
let posting = Promise.resolve();

function write(message) {
  posting = posting.then(() => fetch('said', { method: 'POST', body: JSON.stringify(message) }));
}

function tell(event, what) {
  write({ event, ...what });
}

function listen() {
  dataTracks = new DataTracks(room, RoomEvent, tell);
  room.on(RoomEvent.ParticipantConnected, (participant) => tell('participant_connected', { identity: participant.identity }));
  room.on(RoomEvent.TrackMuted, (publication) => tell('track_muted', { track: publication.trackName }));
  room.on(RoomEvent.TrackUnmuted, (publication) => tell('track_unmuted', { track: publication.trackName }));
  room.on(RoomEvent.DataReceived, (payload, participant, kind, topic, encryption) =>
    tell('data_received', {
      payload: payload.toBase64(),
      identity: participant?.identity,
      topic,
      encrypted: encryption === GCM,
    }));
  room.on(RoomEvent.ChatMessage, (message, participant) =>
    tell('chat_message', { id: message.id, message: message.message, identity: participant?.identity }));
  room.on(RoomEvent.EncryptionError, (error) => tell('encryption_error', { message: error.message }));
}

async function publish(name, sender, source) {
  sending.set(name, sender);
  const options = { name, source, simulcast: false, dtx: false };
  const publication = await room.localParticipant.publishTrack(sender.track, options);
  return { sid: publication.trackSid };
}

/** The remote publication of this name, when its track is subscribed to; the caller bounds the wait. */
async function publication(name) {
  for (;;) {
    for (const participant of room.remoteParticipants.values()) {
      for (const publication of participant.trackPublications.values()) {
        if (publication.trackName === name && publication.track) {
          return publication;
        }
      }
    }
    await media.sleep(20);
  }
}

function localPublication(name) {
  return [...room.localParticipant.trackPublications.values()].find((publication) => publication.trackName === name);
}

function procedure(behaviour) {
  return async (invocation) => {
    tell('rpc', { caller: invocation.callerIdentity, payload: invocation.payload });
    if (behaviour.do === 'error') {
      throw new RpcError(behaviour.code, behaviour.message, behaviour.data);
    }
    return invocation.payload;
  };
}

const commands = {
  /** With a passphrase or a key in Base64, everything is encrypted, or only media. */
  async connect({ url, token, passphrase, keyBase64, mediaOnly }) {
    await commands.disconnect();
    const options = {};
    const key = keyBase64 === undefined ? passphrase : Uint8Array.fromBase64(keyBase64).buffer;
    if (key !== undefined) {
      const keyProvider = new ExternalE2EEKeyProvider();
      await keyProvider.setKey(key);
      encrypter = new Worker('livekit-client.e2ee.worker.js');
      options[mediaOnly ? 'e2ee' : 'encryption'] = { keyProvider, worker: encrypter };
    }
    room = new Room(options);
    listen();
    if (key !== undefined) {
      await room.setE2EEEnabled(true);
    }
    await room.connect(url, token);
    return { identity: room.localParticipant.identity };
  },

  async disconnect() {
    await room?.disconnect();
    sending.forEach((sender) => sender.close());
    sending.clear();
    encrypter?.terminate();
    room = encrypter = undefined;
  },

  publish_tone: ({ name, hertz }) => publish(name, media.tone(hertz), Track.Source.Microphone),

  publish_picture: ({ name, width, height, colour }) => publish(name, media.picture(width, height, colour), Track.Source.Camera),

  async mute({ name, muted }) {
    const publication = localPublication(name);
    await (muted ? publication.mute() : publication.unmute());
  },

  async hear({ name }) {
    const { track, isEncrypted } = await publication(name);
    return { hertz: await media.hear(track), encrypted: isEncrypted };
  },

  async hear_silence({ name }) {
    await media.hearSilence((await publication(name)).track);
  },

  async see({ name, width }) {
    const { track, isEncrypted } = await publication(name);
    return { ...(await media.see(track, width)), encrypted: isEncrypted };
  },

  send_data: ({ payload, topic, to }) =>
    room.localParticipant.publishData(Uint8Array.fromBase64(payload), { reliable: true, topic, destinationIdentities: to }),

  async send_chat({ message }) {
    return { id: (await room.localParticipant.sendChatMessage(message)).id };
  },

  send_text: (what) => streams.sendText(room.localParticipant, what),

  write_text: (what) => streams.writeText(room.localParticipant, what),

  send_bytes: (what) => streams.sendBytes(room.localParticipant, what),

  receive_streams({ topic }) {
    streams.receive(room, topic, tell);
  },

  publish_data_track: ({ name }) => dataTracks.publish(name),

  push: ({ name, payload, timestamp }) => dataTracks.push(name, payload, timestamp),

  unpublish_data_track: ({ name }) => dataTracks.unpublish(name),

  read_data_track({ name }) {
    dataTracks.read(name);
  },

  /** A tone that was recorded for some time before it is published. */
  async publish_preconnect({ name, hertz, millis }) {
    const sender = media.tone(hertz);
    sending.set(name, sender);
    const track = new LocalAudioTrack(sender.track, undefined, true);
    track.startPreConnectBuffer();
    await media.sleep(millis);
    const publication = await room.localParticipant.publishTrack(track, {
      name, source: Track.Source.Microphone, preConnectBuffer: true,
    });
    return { sid: publication.trackSid };
  },

  offer({ method, behaviour }) {
    room.registerRpcMethod(method, procedure(behaviour));
  },

  async call({ to, method, payload, timeout }) {
    try {
      const options = { destinationIdentity: to, method, payload, responseTimeout: timeout * 1_000 };
      return { payload: await room.localParticipant.performRpc(options) };
    } catch (e) {
      if (e instanceof RpcError) {
        return { code: e.code, message: e.message, data: e.data };
      }
      throw e;
    }
  },
};

async function answer({ id, do: what, ...rest }) {
  try {
    write({ id, ok: (await commands[what](rest)) ?? {} });
  } catch (e) {
    write({ id, error: `${e?.name}: ${e?.message}` });
  }
}

const incoming = new EventSource('commands');
incoming.onmessage = (event) => answer(JSON.parse(event.data));
// The test has gone without a word, and the browser goes with its only page
incoming.onerror = () => window.close();
