// Text and byte streams that the page sends and receives. Commands and events are those of streams.py.

/** As many random bytes as a browser gives at once. */
const RANDOM = 65_536;

const sha256 = async (content) => new Uint8Array(await crypto.subtle.digest('SHA-256', content)).toHex();

/** Tells of each stream of the topic when it has ended. */
export function receive(room, topic, tell) {
  const telling = (event) => async (reader, { identity }) => {
    const chunks = [];
    let error = null;
    try {
      for await (const chunk of reader) {
        chunks.push(chunk);
      }
    } catch (e) {
      error = String(e?.message ?? e);
    }
    const content = await new Blob(chunks).bytes();
    const { id, mimeType: mime, attributes, name } = reader.info;
    const text = new TextDecoder().decode(content.subarray(0, 1_000));
    tell(event, { identity, topic, id, mime, attributes, name, text, size: content.length, sha256: await sha256(content), error });
  };
  room.registerTextStreamHandler(topic, telling('text_stream'));
  room.registerByteStreamHandler(topic, telling('byte_stream'));
}

/** At once; a reply has to be written step by step. */
export async function sendText(participant, { text, topic, to, attributes, reply }) {
  const options = { topic, attributes, destinationIdentities: to };
  if (reply === undefined) {
    return { id: (await participant.sendText(text, options)).id };
  }
  const writer = await participant.streamText({ ...options, replyToStreamId: reply });
  await writer.write(text);
  await writer.close();
  return { id: writer.info.id };
}

/** All pieces side by side. */
export async function writeText(participant, { pieces, topic, attributes }) {
  const writer = await participant.streamText({ topic, attributes });
  await Promise.all(pieces.map((piece) => writer.write(piece)));
  await writer.close();
}

/** A file of so many bytes that cannot be compressed. */
export async function sendBytes(participant, { size, topic, name = 'bytes', to }) {
  const content = new Uint8Array(size);
  for (let from = 0; from < size; from += RANDOM) {
    crypto.getRandomValues(content.subarray(from, from + RANDOM));
  }
  await participant.sendFile(new File([content], name), { topic, destinationIdentities: to });
  return { sha256: await sha256(content) };
}
