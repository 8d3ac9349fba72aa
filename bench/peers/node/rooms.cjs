// Listens in rooms in which others speak: FEEDER ROOMS SECONDS. Tokens by room are in ROOM_TOKENS, one of them of a room in which
// nobody is. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

const SUBSCRIBED_MS = 120_000;
const SETTLING_MS = 5_000;
const AUDIBLE = 1000;
// A look at some samples of one period of the tone is enough.
const PERIOD = 120;
const STEP = 8;
const [feederPath, ...numbers] = process.argv.slice(2);
const [count, seconds] = numbers.map(Number);
const kept = [];
let tracks = 0;
let frames = 0;
let audible = 0;

const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

function isAudible(samples) {
  for (let i = 0; i < PERIOD; i += STEP) {
    if (Math.abs(samples[i]) > AUDIBLE) {
      return true;
    }
  }
  return false;
}

async function read(track) {
  const stream = new rtc.AudioStream(track, 48000, 1);
  kept.push(track, stream);
  tracks++;
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    frames++;
    if (isAudible((value.frame ?? value).data)) {
      audible++;
    }
  }
}

async function main() {
  const feeder = require(feederPath);
  for (const token of Object.values(JSON.parse(process.env.ROOM_TOKENS))) {
    const room = new rtc.Room();
    room.on(rtc.RoomEvent.TrackSubscribed, read);
    await room.connect(process.env.LIVEKIT_URL, token, { autoSubscribe: true, dynacast: false });
    kept.push(room);
  }
  for (const deadline = Date.now() + SUBSCRIBED_MS; tracks < count; await sleep(20)) {
    if (Date.now() > deadline) {
      throw new Error(`only ${tracks} tracks were subscribed`);
    }
  }
  await sleep(SETTLING_MS);
  const opened = feeder.openWindow();
  const before = { frames, audible };
  await sleep(seconds * 1000);
  const closed = feeder.closeWindow();
  console.log(JSON.stringify({ frames: frames - before.frames, audible: audible - before.audible, opened, closed }));
  process.reallyExit(0);
}

main();
