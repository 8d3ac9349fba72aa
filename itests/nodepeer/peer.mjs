// A participant with LiveKit's client for Node.js, at another program's command. The messages are those of peer.py, one a line. They are
// written to descriptor 3, because the client logs to the standard output.
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { writeFile, rm, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// The folder that the packages are installed in is the first argument.
const load = createRequire(join(process.argv[2], 'package.json'));
const { dispose, Room, RoomEvent, RpcError } = load('@livekit/rtc-node');

const room = new Room();
const abandoned = [];

function write(message) {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let written = 0; written < bytes.length;) {
    written += writeSync(3, bytes, written);
  }
}

const tell = (event, what) => write({ event, ...what });

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

async function receive(kind, reader, identity) {
  const chunks = [];
  let error = null;
  try {
    for await (const chunk of reader) {
      chunks.push(Buffer.from(chunk));
    }
  } catch (e) {
    error = String(e?.message ?? e);
  }
  const content = Buffer.concat(chunks);
  const { topic, streamId: id, mimeType: mime, attributes, name } = reader.info;
  const described = { identity, topic, id, mime, attributes, name, size: content.length, sha256: sha256(content), error };
  tell(kind, kind === 'text_stream' ? { ...described, text: content.toString().slice(0, 1000) } : described);
}

function procedure(behaviour) {
  return async (invocation) => {
    if (behaviour.do === 'error') {
      throw new RpcError(behaviour.code, behaviour.message, behaviour.data);
    }
    return invocation.payload;
  };
}

const commands = {
  async connect({ url, token }) {
    room.on(RoomEvent.ParticipantConnected, ({ identity }) => tell('participant_connected', { identity }));
    room.on(RoomEvent.ChatMessage, (message, participant) =>
      tell('chat_message', { id: message.id, message: message.message, identity: participant?.identity }));
    await room.connect(url, token, { autoSubscribe: true, dynacast: false });
    return { identity: room.localParticipant.identity, participants: [...room.remoteParticipants.keys()] };
  },

  receive_streams({ topic }) {
    room.registerTextStreamHandler(topic, (reader, { identity }) => receive('text_stream', reader, identity));
    room.registerByteStreamHandler(topic, (reader, { identity }) => receive('byte_stream', reader, identity));
  },

  async send_text({ text, topic, to = [], attributes }) {
    const info = await room.localParticipant.sendText(text, { topic, destinationIdentities: to, attributes });
    return { id: info.streamId };
  },

  /** All pieces side by side. */
  async write_text({ pieces, topic, attributes, end = true }) {
    const writer = await room.localParticipant.streamText({ topic, attributes });
    await Promise.all(pieces.map((piece) => writer.write(piece)));
    if (end) {
      await writer.close();
    } else {
      abandoned.push(writer);
    }
  },

  async send_bytes({ size, topic, name = 'bytes', to = [] }) {
    const content = randomBytes(size);
    const folder = await mkdtemp(join(tmpdir(), 'node-peer-'));
    try {
      const file = join(folder, name);
      await writeFile(file, content);
      await room.localParticipant.sendFile(file, { topic, name, destinationIdentities: to });
    } finally {
      await rm(folder, { recursive: true });
    }
    return { sha256: sha256(content) };
  },

  async send_chat({ message }) {
    return { id: (await room.localParticipant.sendChatMessage(message)).id };
  },

  offer({ method, behaviour }) {
    room.localParticipant.registerRpcMethod(method, procedure(behaviour));
  },

  async call({ to, method, payload, timeout }) {
    try {
      const call = { destinationIdentity: to, method, payload, responseTimeout: timeout * 1_000 };
      return { payload: await room.localParticipant.performRpc(call) };
    } catch (e) {
      if (e instanceof RpcError) {
        return { code: e.code, message: e.message, data: e.data };
      }
      throw e;
    }
  },

  async disconnect() {
    await room.disconnect();
  },
};

async function answer({ id, do: what, ...rest }) {
  try {
    write({ id, ok: (await commands[what](rest)) ?? {} });
  } catch (e) {
    write({ id, error: `${e?.name}: ${e?.message}` });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  answer(JSON.parse(line));
}
await room.disconnect();
await dispose();
