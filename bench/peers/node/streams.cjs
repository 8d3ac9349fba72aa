// Streams that the feeder feeds: FEEDER WAY COUNT WIDTH HEIGHT WARM_SECONDS SECONDS; sound if the width is 0.
// WAY is `feed`, or `sdk` for frames that the SDK itself captures. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

const SAMPLED_AUDIO = 16;
const SAMPLED_VIDEO = 8;
const [feederPath, way, ...numbers] = process.argv.slice(2);
const [count, width, height, warmSeconds, seconds] = numbers.map(Number);
const every = width ? SAMPLED_VIDEO : SAMPLED_AUDIO;
const latencies = [];
// Whatever is collected takes its native object along.
const kept = [];
let frames = 0;
let measuring = false;

async function consume(stream) {
  const reader = stream.getReader();
  for (let number = 1; ; number++) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    frames++;
    if (measuring && number % every === 0 && way !== 'sdk') {
      const data = (value.frame ?? value).data;
      const captured = Buffer.from(data.buffer, data.byteOffset, 8).readBigUInt64LE(0);
      latencies.push(Number(process.hrtime.bigint() - captured) / 1000);
    }
  }
}

async function capture(source) {
  const frame = rtc.AudioFrame.create(48000, 1, 480);
  for (;;) {
    await source.captureFrame(frame);
  }
}

function open() {
  const source = width ? new rtc.VideoSource(width, height)
    : way === 'sdk' ? new rtc.AudioSource(48000, 1) : new rtc.AudioSource(48000, 1, 0);
  const track = width ? rtc.LocalVideoTrack.createVideoTrack('bench', source)
    : rtc.LocalAudioTrack.createAudioTrack('bench', source);
  const stream = width ? new rtc.VideoStream(track) : new rtc.AudioStream(track, 48000, 1);
  kept.push(track, stream);
  consume(stream);
  return source;
}

function library() {
  const name = `${process.platform}-${process.arch}-gnu`;
  return path.join(process.cwd(), `node_modules/@livekit/rtc-ffi-bindings-${name}/rtc-node.${name}.node`);
}

const sleep = (s) => new Promise((wake) => setTimeout(wake, s * 1000));

async function main() {
  const feeder = require(feederPath);
  const sources = Array.from({ length: count }, open);
  if (way === 'sdk') {
    sources.forEach(capture);
  } else if (feeder.start(library(), BigUint64Array.from(sources, (s) => BigInt(s.ffiHandle.handle)), width, height) !== 0) {
    throw new Error('the feeder failed to start');
  }
  await sleep(warmSeconds);
  const opened = feeder.openWindow();
  const before = frames;
  measuring = true;
  await sleep(seconds);
  measuring = false;
  const delivered = frames - before;
  const closed = feeder.closeWindow();
  latencies.sort((a, b) => a - b);
  const at = (share) => Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0);
  console.log(JSON.stringify({ opened, closed, delivered, latency_us: [at(0.5), at(0.99), at(1)] }));
  process.reallyExit(0);
}

main();
