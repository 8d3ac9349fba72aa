// Sources that the SDK itself captures for: FEEDER COUNT WIDTH HEIGHT FRAME_MS WARM_SECONDS SECONDS; sound if the width is 0.
// One source more has a stream, by which latency is measured. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

const RATE = 48000;
const PICTURE_MS = 1000 / 30;
const PROBE_MS = 100;
const [feederPath, ...numbers] = process.argv.slice(2);
const [count, width, height, frameMs, warmSeconds, seconds] = numbers.map(Number);
const latencies = [];
// Whatever is collected takes its native object along.
const kept = [];
let frames = 0;
let measuring = false;

const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

function open(queueMs) {
  const source = width ? new rtc.VideoSource(width, height) : new rtc.AudioSource(RATE, 1, queueMs);
  const track = width ? rtc.LocalVideoTrack.createVideoTrack('bench', source)
    : rtc.LocalAudioTrack.createAudioTrack('bench', source);
  kept.push(source, track);
  return { source, track };
}

function picture() {
  return new rtc.VideoFrame(new Uint8Array((width * height * 3) / 2).fill(128), width, height, rtc.VideoBufferType.I420);
}

async function captureSound(source) {
  const frame = rtc.AudioFrame.create(RATE, 1, (RATE / 1000) * frameMs);
  for (;;) {
    await source.captureFrame(frame);
    frames++;
  }
}

async function capturePictures(source) {
  const frame = picture();
  for (let due = performance.now(); ; due += PICTURE_MS) {
    source.captureFrame(frame);
    frames++;
    await sleep(Math.max(0, due + PICTURE_MS - performance.now()));
  }
}

async function probe(source) {
  const frame = width ? picture() : rtc.AudioFrame.create(RATE, 1, RATE / 100);
  const data = Buffer.from(frame.data.buffer, frame.data.byteOffset, 8);
  for (;;) {
    await sleep(PROBE_MS);
    data.writeBigUInt64LE(process.hrtime.bigint());
    await source.captureFrame(frame);
  }
}

async function receive(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    if (measuring) {
      const data = (value.frame ?? value).data;
      const captured = Buffer.from(data.buffer, data.byteOffset, 8).readBigUInt64LE(0);
      latencies.push(Number(process.hrtime.bigint() - captured) / 1000);
    }
  }
}

async function main() {
  const feeder = require(feederPath);
  for (let i = 0; i < count; i++) {
    const { source } = open(1000);
    (width ? capturePictures : captureSound)(source);
  }
  const probed = open(0);
  const stream = width ? new rtc.VideoStream(probed.track) : new rtc.AudioStream(probed.track, RATE, 1);
  kept.push(stream);
  receive(stream);
  probe(probed.source);
  await sleep(warmSeconds * 1000);
  const opened = feeder.openWindow();
  const before = frames;
  measuring = true;
  await sleep(seconds * 1000);
  measuring = false;
  const delivered = frames - before;
  const closed = feeder.closeWindow();
  latencies.sort((a, b) => a - b);
  const at = (share) => Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0);
  console.log(JSON.stringify({ opened, closed, delivered, latency_us: [at(0.5), at(0.99), at(1)] }));
  process.reallyExit(0);
}

main();
