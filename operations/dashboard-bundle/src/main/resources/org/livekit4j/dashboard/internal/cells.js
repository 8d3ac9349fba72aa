// Names are strangers' texts: they get into the page by textContent and setAttribute, never as markup.
const HISTORY = 60;
const BRIEF = 60;
const SILENCE_DB = -60;
const FULL_SCALE = 32768;
const SVG = 'http://www.w3.org/2000/svg';

export function make(tag, className = '', text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export function bytes(count) {
  const mb = count / 2 ** 20;
  return mb >= 1024 ? `${(mb / 1024).toFixed(1)} GB` : `${mb.toFixed(mb < 10 ? 1 : 0)} MB`;
}

export function duration(millis) {
  const s = Math.max(0, Math.floor(millis / 1000));
  const parts = [Math.floor(s / 86400), Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60, s % 60];
  const first = parts.findIndex((part, i) => part > 0 || i === 3);
  return parts.slice(first, first + 2).map((part, i) => `${part} ${['d', 'h', 'min', 's'][first + i]}`).join(' ');
}

export const time = (millis) => new Date(millis).toLocaleTimeString();
export const number = (value) => value.toLocaleString('en');

/** Amounts a second, of counters that only grow, with what they were in the last minute. */
export class Rates {
  #seen = new Map();

  look(key, count, now) {
    const entry = this.#seen.get(key) ?? { count, now: 0, history: [] };
    if (entry.now > 0 && now > entry.now) {
      entry.history.push(Math.max(0, (count - entry.count) * 1000 / (now - entry.now)));
      entry.history.splice(0, Math.max(0, entry.history.length - HISTORY));
    }
    Object.assign(entry, { count, now, looked: true });
    this.#seen.set(key, entry);
    return entry.history;
  }

  /** Forgets what was not looked at since the last call. */
  sweep() {
    this.#seen.forEach((entry, key) => entry.looked ? entry.looked = false : this.#seen.delete(key));
  }

  clear() {
    this.#seen.clear();
  }
}

// Kinds of cells: each makes its element once, and then brings it up to date.

export const text = { className: 'text', show: (cell, value) => { cell.textContent = value ?? ''; } };
/** The name of a class, with its package where the mouse is. */
export const code = {
  className: 'text',
  show: (cell, value) => {
    cell.textContent = value.replace(/^(\w+\.)+/, '');
    cell.title = value;
  },
};
/** The beginning of a text, all of which is where the mouse is. */
export const brief = {
  className: 'text',
  show: (cell, value) => {
    cell.textContent = value.length > BRIEF ? `${value.slice(0, BRIEF)}…` : value;
    cell.title = value;
  },
};
export const count = { className: 'number', show: (cell, value) => { cell.textContent = value == null ? '' : number(value); } };
export const loss = {
  className: 'number',
  show: (cell, value) => cell.replaceChildren(...(value == null ? [] : [make('span', value > 0 ? 'bad' : '', number(value))])),
};
const tones = {
  good: ['READY', 'CONNECTED', 'JOINED', 'AVAILABLE', 'RUNNING', 'RECORDING', 'EXCELLENT', 'GOOD', 'running', 'speaking'],
  bad: ['STOPPED', 'STUCK', 'GIVEN_UP', 'MISCONFIGURED', 'FAILED', 'FAILING', 'LOST', 'failed', 'not used'],
  quiet: ['excluded', 'LEFT', 'UNKNOWN', 'ENDED'],
};
export const toneOf = (word) => Object.keys(tones).find((tone) => tones[tone].includes(word)) ?? 'warn';
export const state = {
  className: 'word',
  show: (cell, value) => cell.replaceChildren(...(value ? [make('span', `state ${toneOf(value)}`, value)] : [])),
};
export const level = {
  className: 'word',
  show: (cell, peak) => {
    if (peak == null) {
      cell.replaceChildren();
      return;
    }
    if (!cell.firstChild) {
      const meter = make('div', 'level');
      meter.setAttribute('role', 'meter');
      meter.setAttribute('aria-label', 'level');
      meter.setAttribute('aria-valuemin', SILENCE_DB);
      meter.setAttribute('aria-valuemax', 0);
      meter.append(make('div'));
      cell.append(meter);
    }
    const db = Math.max(SILENCE_DB, 20 * Math.log10(peak / FULL_SCALE));
    const bar = cell.firstChild.firstChild;
    bar.style.width = `${100 * (1 - db / SILENCE_DB)}%`;
    bar.className = peak >= FULL_SCALE - 1 ? 'clipped' : db > -6 ? 'loud' : '';
    cell.firstChild.setAttribute('aria-valuenow', db.toFixed(0));
    cell.firstChild.title = `${db.toFixed(0)} dBFS`;
  },
};
export const rate = {
  className: 'number',
  show: (cell, history) => {
    if (!cell.firstChild) {
      const chart = make('span', 'chart');
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('viewBox', `0 0 ${HISTORY - 1} 20`);
      svg.setAttribute('preserveAspectRatio', 'none');
      svg.setAttribute('aria-hidden', 'true');
      svg.append(document.createElementNS(SVG, 'polyline'));
      chart.append(svg, make('b'));
      cell.append(chart);
    }
    const most = Math.max(1, ...history);
    const start = HISTORY - history.length;
    const points = history.map((value, i) => `${start + i},${(19 - 18 * value / most).toFixed(1)}`);
    cell.querySelector('polyline').setAttribute('points', points.join(' '));
    cell.querySelector('b').textContent = history.length ? history.at(-1).toFixed(1) : '–';
  },
};

/** A picture of a stream, once a snapshot while its button is pressed. The value is its name and what fetches it, or nothing. */
export const picture = {
  className: 'word',
  show: (cell, video) => {
    if (!video) {
      cell.replaceChildren();
      return;
    }
    if (!cell.firstChild) {
      const button = make('button', '', 'Show');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'false');
      button.setAttribute('aria-label', `Picture of ${video.of}`);
      button.addEventListener('click', () => {
        const on = button.getAttribute('aria-pressed') === 'false';
        button.setAttribute('aria-pressed', on);
        button.textContent = on ? 'Hide' : 'Show';
        cell.querySelector('canvas')?.remove();
        cell.take();
      });
      cell.append(button);
    }
    cell.take = () => refresh(cell, video);
    cell.take();
  },
};

async function refresh(cell, video) {
  const on = () => cell.firstChild?.getAttribute('aria-pressed') === 'true';
  if (!on() || cell.dataset.waiting) {
    return;
  }
  cell.dataset.waiting = 'yes';
  try {
    const pixels = await video.take();
    if (on() && pixels) {
      const canvas = cell.querySelector('canvas') ?? cell.appendChild(make('canvas'));
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', video.of);
      [canvas.width, canvas.height] = pixels;
      canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels.slice(2)), canvas.width, canvas.height), 0, 0);
    }
  } finally {
    delete cell.dataset.waiting;
  }
}
