// Says when the first frame has come back. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

async function main() {
  const source = new rtc.AudioSource(48000, 1, 0);
  const stream = new rtc.AudioStream(rtc.LocalAudioTrack.createAudioTrack('bench', source), 48000, 1);
  const frame = rtc.AudioFrame.create(48000, 1, 480);
  const timer = setInterval(() => source.captureFrame(frame), 10);
  await stream.getReader().read();
  console.log(JSON.stringify({ first_frame_ns: Number(process.hrtime.bigint()) }));
  clearInterval(timer);
  process.reallyExit(0);
}

main();
