// Streams that the feeder feeds: FEEDER WAY COUNT WIDTH HEIGHT WARM_SECONDS SECONDS; sound if the width is 0.
// WAY is `feed`, or `sdk` for frames that the SDK itself captures. Runs where its packages are installed.
const { createRequire } = require('node:module');
const path = require('node:path');
const { Meter } = require('./meter.cjs');

const packages = createRequire(path.join(process.cwd(), 'package.json'));
const rtc = packages('@livekit/rtc-node');

const SAMPLED_AUDIO = 16;
const SAMPLED_VIDEO = 1;
const [feederPath, way, ...numbers] = process.argv.slice(2);
const [count, width, height, warmSeconds, seconds] = numbers.map(Number);
const every = width ? SAMPLED_VIDEO : SAMPLED_AUDIO;
// Whatever is collected takes its native object along.
const kept = [];
const meter = new Meter();

async function consume(stream) {
  const reader = stream.getReader();
  for (let number = 1; ; number++) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    meter.frames++;
    if (meter.measuring && number % every === 0 && way !== 'sdk') {
      meter.arrived(value.frame ?? value);
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

async function main() {
  const feeder = require(feederPath);
  const sources = Array.from({ length: count }, open);
  if (way === 'sdk') {
    sources.forEach(capture);
  } else if (feeder.start(library(), BigUint64Array.from(sources, (s) => BigInt(s.ffiHandle.handle)), width, height) !== 0) {
    throw new Error('the feeder failed to start');
  }
  await meter.measure(feeder, warmSeconds, seconds);
}

main();
