// Counts frames, and takes latencies while it measures.
class Meter {
  frames = 0;
  measuring = false;
  #latencies = [];

  // A frame whose first eight bytes are the time of its capture.
  arrived(frame) {
    const captured = Buffer.from(frame.data.buffer, frame.data.byteOffset, 8).readBigUInt64LE(0);
    this.#latencies.push(Number(process.hrtime.bigint() - captured) / 1000);
  }

  // Prints the figures and ends the process.
  async measure(feeder, warmSeconds, seconds) {
    await sleep(warmSeconds);
    const opened = feeder.openWindow();
    const before = this.frames;
    this.measuring = true;
    await sleep(seconds);
    this.measuring = false;
    const delivered = this.frames - before;
    const closed = feeder.closeWindow();
    const sorted = this.#latencies.sort((a, b) => a - b);
    const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    console.log(JSON.stringify({ opened, closed, delivered, latency_us: [at(0.5), at(0.99), at(1)] }));
    process.reallyExit(0);
  }
}

const sleep = (s) => new Promise((wake) => setTimeout(wake, s * 1000));

module.exports = { Meter, sleep };
