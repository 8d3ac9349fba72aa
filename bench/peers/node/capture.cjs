// Sources that the SDK itself captures for: FEEDER COUNT WIDTH HEIGHT FRAME_MS WARM_SECONDS SECONDS; sound if the width is 0.
// One source more has a stream, by which latency is measured. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');
const { Meter, sleep } = require('./meter.cjs');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

const RATE = 48000;
const PICTURE_SECONDS = 1 / 30;
const PROBE_SECONDS = 0.1;
const [feederPath, ...numbers] = process.argv.slice(2);
const [count, width, height, frameMs, warmSeconds, seconds] = numbers.map(Number);
// Whatever is collected takes its native object along.
const kept = [];
const meter = new Meter();

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
    meter.frames++;
  }
}

async function capturePictures(source) {
  const frame = picture();
  for (let due = performance.now() / 1000; ;) {
    source.captureFrame(frame);
    meter.frames++;
    due += PICTURE_SECONDS;
    await sleep(Math.max(0, due - performance.now() / 1000));
  }
}

async function probe(source) {
  const frame = width ? picture() : rtc.AudioFrame.create(RATE, 1, RATE / 100);
  const data = Buffer.from(frame.data.buffer, frame.data.byteOffset, 8);
  for (;;) {
    await sleep(PROBE_SECONDS);
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
    if (meter.measuring) {
      meter.arrived(value.frame ?? value);
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
  await meter.measure(feeder, warmSeconds, seconds);
}

main();
