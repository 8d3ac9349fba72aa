// A participant with LiveKit's client for Node.js, at another program's command. The messages are those of peer.py, one a line. They are
// written to descriptor 3, because the client logs to the standard output.
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dispose, Room, RoomEvent, RpcError } from '@livekit/rtc-node';

let room;

function write(message) {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let written = 0; written < bytes.length;) {
    written += writeSync(3, bytes, written);
  }
}

function tell(event, what) {
  write({ event, ...what });
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
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
    room = new Room();
    room.on(RoomEvent.ParticipantConnected, ({ identity }) => tell('participant_connected', { identity }));
    room.on(RoomEvent.ChatMessage, (message, participant) =>
      tell('chat_message', { id: message.id, message: message.message, identity: participant?.identity }));
    await room.connect(url, token, { autoSubscribe: true, dynacast: false });
    return { identity: room.localParticipant.identity };
  },

  receive_streams({ topic }) {
    room.registerTextStreamHandler(topic, async (reader, { identity }) => {
      const text = await reader.readAll();
      tell('text_stream', {
        id: reader.info.streamId, identity, attributes: reader.info.attributes, size: Buffer.byteLength(text), sha256: hash(text),
      });
    });
    room.registerByteStreamHandler(topic, async (reader, { identity }) => {
      const content = Buffer.concat(await reader.readAll());
      tell('byte_stream', { name: reader.info.name, identity, size: content.length, sha256: hash(content) });
    });
  },

  async send_text({ text, topic, attributes, to }) {
    const info = await room.localParticipant.sendText(text, { topic, attributes, destinationIdentities: to });
    return { id: info.streamId };
  },

  /** A stream of so many bytes that cannot be compressed. */
  async send_bytes({ size, topic, name }) {
    const content = randomBytes(size);
    const writer = await room.localParticipant.streamBytes({ name, topic, totalSize: size });
    await writer.write(content);
    await writer.close();
    return { sha256: hash(content) };
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
await room?.disconnect();
await dispose();
process.exit();
