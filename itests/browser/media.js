// Sound and pictures that the page sends, and what it finds in those that it receives.

const FPS = 15;
const RATE = 48_000;
/** More quiet than this is silence. */
const AUDIBLE = 0.03;
/** The parts of a stretch of sound that each must be audible, or silent. */
const PARTS = 32;

export const sleep = (millis) => new Promise((done) => setTimeout(done, millis));

/** A sine, until it is closed. */
export function tone(hertz) {
  const context = new AudioContext({ sampleRate: RATE });
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  oscillator.connect(new GainNode(context, { gain: 0.4 })).connect(destination);
  oscillator.start();
  return { track: destination.stream.getAudioTracks()[0], close: () => context.close() };
}

/** Pictures of one colour, until they are closed. */
export function picture(width, height, colour) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${colour.join(' ')})`;
  const drawing = setInterval(() => context.fillRect(0, 0, width, height), 1_000 / FPS);
  const track = canvas.captureStream(FPS).getVideoTracks()[0];
  return {
    track,
    close() {
      clearInterval(drawing);
      track.stop();
    },
  };
}

/** Listens to stretches of sound until one is as it should be; returns what it is then. */
async function listen(track, like) {
  const context = new AudioContext({ sampleRate: RATE });
  // Chromium decodes a remote track only while an element plays it
  const element = track.attach();
  element.muted = true;
  try {
    await element.play();
    const analyser = new AnalyserNode(context, { fftSize: 32_768, smoothingTimeConstant: 0 });
    new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track.mediaStreamTrack]) }).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    for (;;) {
      await sleep((1_000 * analyser.fftSize) / RATE);
      analyser.getFloatTimeDomainData(samples);
      const result = like(samples, analyser);
      if (result !== undefined) {
        return result;
      }
    }
  } finally {
    track.detach(element);
    await context.close();
  }
}

function loudness(samples) {
  const size = samples.length / PARTS;
  return Array.from({ length: PARTS }, (_, part) => Math.max(...samples.subarray(part * size, (part + 1) * size).map(Math.abs)));
}

function peak(analyser) {
  const strength = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(strength);
  return (strength.indexOf(Math.max(...strength)) * RATE) / analyser.fftSize;
}

/** The strongest frequency in the first stretch of sound without a pause. */
export const hear = (track) =>
  listen(track, (samples, analyser) => (Math.min(...loudness(samples)) > AUDIBLE ? peak(analyser) : undefined));

/** Returns when nothing has been heard for a stretch. */
export const hearSilence = (track) => listen(track, (samples) => (Math.max(...loudness(samples)) < AUDIBLE ? true : undefined));

/** The mean colour of the middle of the first picture of this width. */
export async function see(track, width) {
  const element = track.attach();
  element.muted = true;
  try {
    await element.play();
    do {
      await new Promise((done) => element.requestVideoFrameCallback(done));
    } while (element.videoWidth !== width);
    return { width, height: element.videoHeight, colour: middle(element) };
  } finally {
    track.detach(element);
  }
}

function middle(element) {
  const size = 16;
  const context = Object.assign(document.createElement('canvas'), { width: size, height: size }).getContext('2d');
  const { videoWidth: width, videoHeight: height } = element;
  context.drawImage(element, width / 4, height / 4, width / 2, height / 2, 0, 0, size, size);
  const { data } = context.getImageData(0, 0, size, size);
  return [0, 1, 2].map((channel) => Math.round(data.filter((_, i) => i % 4 === channel).reduce((a, b) => a + b) / (size * size)));
}
