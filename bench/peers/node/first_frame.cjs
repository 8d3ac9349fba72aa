// Says when the first frame has come back, and what the process holds when a hundred have. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

const FRAMES = 100;

async function main() {
  const source = new rtc.AudioSource(48000, 1, 0);
  const stream = new rtc.AudioStream(rtc.LocalAudioTrack.createAudioTrack('bench', source), 48000, 1);
  const frame = rtc.AudioFrame.create(48000, 1, 480);
  const timer = setInterval(() => source.captureFrame(frame), 10);
  const reader = stream.getReader();
  await reader.read();
  const first = Number(process.hrtime.bigint());
  for (let heard = 1; heard < FRAMES; heard++) {
    await reader.read();
  }
  console.log(JSON.stringify({ first_frame_ns: first, rss_kb: Math.round(process.memoryUsage().rss / 1024) }));
  clearInterval(timer);
  process.reallyExit(0);
}

main();
